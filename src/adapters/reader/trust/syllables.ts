// Syllables that stand in Vietnamese administrative texts, names and place names, both places of the tone mark.
// A list, not a rule of spelling: by rule alone a text that has lost its diacritics would look right too.
export const SYLLABLES: ReadonlySet<string> = new Set(
  `
a ai am an anh ayun aết ba ban bang bao bay bi bia biang binh biên biến biết biền biều biển biểu biện biệt bo
bom bon boòng bum bung buôn buồm buộc byt bà bài bàn bàng bành bào bàu bày bá bác bách bái bám bán báng bánh báo
bát báy bãi bão bè bé bên bì bìa bình bí bích bính bó bóc bón bóng bôi bôm bôn bông bù bùi bú búng bút bă băc
băng bơ bơi bơn bưng bưu bước bưởi bạ bạc bạch bạo bạt bản bảng bảo bảy bất bần bầu bẩm bẩu bậc bắc bắn bắp bắt
bằng bế bến bề bền bể bệnh bỉm bỉnh bị bỏ bố bối bốn bồ bồi bồn bồng bổ bổn bổng bộ bộc bội bột bờ bởi bục bụi
bủng bức bửu bữu ca cai cam can cang canh cao cau chanh chi chia chim chinh chiêm chiên chiêng chiêu chiến chiếu
chiềng chiều chiểu chiễn cho choóng chu chung chuyên chuyển chuẩn chuối chà chào chày cháng chánh cháy chân châu
chè chèo chéng chéo chép chì chí chín chính chóng chùa chùm chú chúa chúc chúng chăm chăn chũ chơ chơi chơn chư
chưa chưong chương chưởng chạc chạy chải chảy chấm chấn chấp chất chẩm chẩn chậm chặn chặt chẽ chế chếu chỉ
chỉnh chịu chọn chọng chọt chống chốt chồ chồng chỗ chờ chợ chụp chủ chủng chứ chứa chức chứng chử chữ chữa co
con cung cuông cuốc cuối cuổi cuộc cà cài càn càng cành cày cá các cách cái cán cáo cáp cát cáy cân câp câu cây
cò còn có cô côi côn công cù cùng cú cúc cúm căn cũ cơ cơi cư cương cước cường cạ cạn cạnh cả cải cảm cảng cảnh
cấm cấn cấp cấu cầm cần cầu cẩm cẩn cận cập cậy cắm cắn cắt cằm cặp cọ cọn cọt cỏ cố cốc cống cốt cồn cổ cổng
cội cộng cộp cờ cỡ cụ cục cụm củ của củi củng cứ cứu cừ cử cửa cửu cự cực cựu da dam dang danh dao di dinh diêm
diên diêu diễm diễn diệm diện diệp diệt diệu do doanh dom dong doãn du dung duy duyên duyệt duệ dài dàng dào dân
dây dã dêê dìn dình díu dò dòng dõi dõng dù dùn dùng dăm dăng dĩ dĩnh dũng dơi dơn dơng dư dưng dương dưới dưỡng
dược dạ dạng dạy dấu dầm dần dầu dẩn dẫn dậu dậy dế dề dền dễ dệt dị dịch dịp dồm dời dờn dỡ dụ dục dụng dụp dứa
dứt dừa dừng dữ dữu dự dựa dực dựng e ea em eo gai gang ghi ghép ghềnh gi gia giai gian giang gianh giao gio
giuộc già giài giàng giá giác giám gián giáng giáo giáp giát giây giã giãn giêng giói gióng giôn giúp giả giải
giảm giản giảng giảo giấy giằng giếng giỏi giống giồng giỗ giới giờ giục giữ giữa gung gà gành gào gán gáo gây
gìn gò gòi gòn góc gói góp gôi gạch gạo gắn gằn gặp gọi gọn gốc gốm gồm gỗ gỡ gửi hai ham hang hanh hay he heo
hiao hinh hiên hiến hiếu hiền hiểm hiển hiểu hiệ hiện hiệp hiệu hoa hoan hoang hoà hoài hoàn hoàng hoành hoá
hoán hoãn hoè hoạ hoạch hoạt hoả hoằng hoặc hua hum hung huy huynh huyết huyền huyệ huyện huân huê huấn huế huề
huệ huống huồi huổi huỳnh huỷ hy hà hài hàm hàn hàng hành hào hàu há hán háng hát hân hãn hình hòa hòe hòn hóa
hóc hô hôn hùng húc hút hăn hơ hơn hư hưng hưu hương hươu hướng hường hưởng hạ hạc hạch hại hạn hạng hạnh hạo
hạp hạt hải hảo hấp hẩu hậu hắc hằng hặc hẹ hẹt hẻm hẻo hết hệ hịch họ họa học họp hỏa hỏi hỏng hố hối hồ hồi
hồn hồng hổ hỗ hỗn hộ hộc hội hộp hới hớn hợi hợp hủy hừa hữu hựu hỳ hỷ i ia ii iii in ka kan kang kao ke ken
kha khai khang khanh khao khe khen khi khiêm khiêng khiết khiếu khiển kho khoa khoan khoen khoong khoà khoài
khoá khoái khoán khoáng khoát khoè khoản khoảng khoẻ khu khun khung khuyên khuyến khuyết khuê khuôn khuông khuất
khuẩn khác khách khái khám kháng khánh khát khâm khâu khê khí khích khòa khòe khó khóa khô khôi không khúc khăn
khơi khơng khương khả khải khấu khẩn khẩu khắc khắt khẳng khế khỏe khỏi khối khổ khổng khởi khủa khừa khử kia
kim kinh kiên kiêu kiếm kiến kiết kiền kiều kiểm kiển kiểng kiểu kiệm kiện kiệt kiệu ko kon kuăng kà kè kèm kéo
kép kê kênh kêu kích kính kót kô kôi kôn kông ký kơ kơi kạn kần kẻ kế kết kể kỉnh kịp kỳ kỵ kỷ kỹ la lai lam lan
lang lao lay le len leng linh liêm liên liêng liêu liền liều liễn liễu liệp liệt liệu loan loi long loong loà
loại loỏng lung luyện luân luông luận luật luốc luống luồng luỹ ly là lài làm làng lành lào lá lách lái láng lát
lâm lân lâu lây lãi lãm lãng lãnh lão lèng lèo lé lê lên lìa lìn lình lích lò lòa lòng lói lóng lót lô lôi lôm
lôn lông lù lùi lùng lúc lúi lý lăng lĩnh lũ lũm lũng lũy lơ lơng lư lưu lương lưới lường lưỡng lược lượng lượt
lạc lạch lại lạn lạng lạnh lạp lạt lản lấp lấy lầm lần lầu lận lập lậu lậy lắp lặc lặp lẹ lẻ lế lếch lếu lề lễ
lệ lệnh lỉnh lịch lọc lỏng lối lống lốp lồ lồng lỗ lỗi lộ lộc lộng lớn lớp lời lở lợi lục lụt lủng lức lừa lừu
lửa lữ lựa lực lựm lựu lỵ ma mai mang mao mau men mi min minh miên miầu miếu miền miễn miện miệng mong mua mung
muôn muông muổi muộn my mà màu má mái mán máng mát máu máy mâm mân mây mã mãn mão mèo mép mét mê mìn mình mí mít
mò mòn móc móng mô môi môn mông mù mùa mùi mùn mú múa múi măng mũi mơ mưa mưu mươn mương mười mường mạ mạc mạch
mại mạn mạng mạnh mạo mạy mả mất mầm mần mẫn mẫu mập mật mậu mắc mằn mặc mặn mặt mế mềm mễ mịch mọt mỏ mố mốc
mối mốt mồ mồm mỗ mỗi mộ mộc mộng một mới mời mở mỡ mục mức mứn mừng mực mỳ mỵ mỹ na nai nam nang nay nga ngam
ngang ngay nghe nghi nghinh nghiêm nghiên nghiêng nghiệm nghiện nghiệp nghèn nghèo nghé nghê nghì nghĩa nghề
nghệ nghỉ nghị nghịu ngo ngoi ngoong ngoài ngoại ngoặc nguy nguyên nguyết nguyễn nguyện nguyệt nguơn nguồn ngà
ngài ngàm ngàn ngành ngày ngâm ngân ngâu ngây ngã ngãi ngò ngòi ngói ngô ngôi ngôn ngăn ngũ ngư ngưng người ngạc
ngạch ngại ngạn ngải ngảo ngầm ngần ngập ngắn ngọ ngọc ngối ngổ ngừa ngừng ngữ ngự nha nhai nham nhan nhanh nhau
nhi nhim nhiên nhiêu nhiều nhiễm nhiễu nhiệm nhiệp nhiệt nho nhoóng nhu nhum nhung nhuận nhuế nhuệ nhà nhàn
nhánh nháp nhâm nhân nhã nhè nhé nhì nhìn nhìu nhóm nhôm nhôn nhùn nhùng nhũng nhơn như nhưng nhưỡng nhượng nhạc
nhạn nhạy nhất nhẫn nhận nhập nhật nhắc nhằm nhỉm nhị nhọc nhỏ nhớ nhớt nhỡ nhứt nhừ nhữ những nhựa nhựt ning
ninh niê niêm niên niệm non noong nung nuê nuôi nuông nà nài nàn nàng nào này ná nánh nâm nâng nèn né nét nê nên
nêu nòi nóc nói nóng nô nông nùng nú núa núi năm năng nơ nơi nưa nương nước nại nạn nấm nẫm nậm nật nậu nằm nẵng
nặm nặng nếnh nếu nền nọc nọi nối nốt nổi nỗ nội nộn nộp nớ nới nợ nữ o oai oanh on oánh pa pang pha phan pheo
phi phim phiên phiêng phiến phiếu phiền phiện phiệt phong phu phà phài phàng phá phác phái phán pháo pháp phát
phân phép phê phì phìn phình phí phía phích phòn phòng phó phóng phô phông phù phùng phú phúc phút phăng phơi
phương phước phường phượng phạ phạm phạt phả phải phản phấm phần phẩm phẩy phận phật phặc phặng phỉ phố phối
phồn phổ phổng phời phụ phục phụng phủ phức pia pu pui pà pài pàng pá pác pán pì pô pù pú púch púng păm păng pơ
pơng pơơ pả pải pấc pắc pằn pếch pết pố pồn pờ qua quan quang quao qui quy quyn quyên quyến quyết quyền quyển
quà quài quàng quá quách quán quáng quát quân quãng quét quê quí quý quăng quơn quả quản quảng quất quần quận
quế quốc quới quỳ quỳnh quỹ ra rai ran rang ranh ray ri riêng riềng rong roàng ruồng ruộng rà rài ràng ráng rã
ré réo rét rê rì rí ròn rô rông rõ rút răng rơ rượu rạch rạng rập rắn rằm rẻ rế rỉ rịa rối rồ rồng rộng rờ rụt
rủ rừng sa sai sam san sang sanh sao sau sen si sin sinh siên siêu so son song soát soạn su sung suê suất suối
suốt sà sài sàn sàng sành sào sá sách sán sáng sáo sáp sát sáu sáy sâm sân sê sì sìn sín sính só sóc sóng sót sô
sông sùng súc súp sĩ sơ sơn sư sương sạch sại sạn sả sản sảng sảo sầm sập sậy sắc sắm sắp sắt sẵn sặp sặt sẻ sẽ
sịa sỏ sỏi số sống sốp sốt sổ sớ sở sởi sủ sủng sứ sức sử sửa sửu sữa sự sỹ ta tai tam tang tay ten thai tham
than thang thanh thao thay theo thi thia thiêm thiên thiêu thiết thiếu thiền thiềng thiều thiểu thiện thiệp
thiệt thiệu tho thoa thoái thoát thoại thoả thu thung thuyết thuê thuý thuấn thuần thuận thuật thuế thuốc thuộc
thuột thuỳ thuỵ thuỷ thy thài thàng thành thào thác thái thám thán tháng thánh tháo tháp thân thèn thép thê thêm
thêu thì thí thích thín thíp thít thô thôi thôm thôn thông thù thùy thú thúc thúy thăm thăng thơ thơm thư thương
thước thường thưởng thượng thạc thạch thạnh thải thản thảnh thảo thấp thất thần thầu thầy thẩm thẩn thập thật
thắm thắng thẳm thẳng thẻ thế thể thị thịnh thọ thỏa thố thống thốt thổ thới thờ thời thụ thục thụp thụy thủ
thủy thứ thứa thức thừa thửa thự thực tin tinh tiêm tiên tiêu tiến tiếng tiếp tiết tiền tiển tiểu tiễn tiệm tiện
toong toà toàn toán toạ toại toả toản tra trai trang tranh trao tre treo tri trinh triên triết triền triều triển
triệt triệu trong trung truy truyền truông truỵ trà tràm tràn tràng trành trào trác trách trái tráng tránh trâm
trân trâu trãi trên trì trình trìu trí tría trích tròn trôi trôm trù trùm trùng trú trúc trăm trăng trĩ trưng
trương trước trường trưởng trạch trại trạm trạng trạo trả trảng trấn trấp trầm trần trầu trận trật trắc trắng
trẻ trị trịnh trọ trọng trống trồng trở trợ trụ trục trụy trừ trữ trực tu tum tung tuy tuyên tuyến tuyết tuyền
tuyển tuyệt tuân tuý tuấn tuất tuần tuật tuệ tuổi tuỳ ty tà tài tàm tàng tào tàu tá tác tách tái tám tán tánh
táo tát tâm tân tây tè tê tên tênh tìa tìm tình tích tín tính típ tòa tòng tó tóc tô tôi tôm tôn tông tù tùng
tùy tú túc túng túy tý tăm tăng tĩnh tơ tơi tư tươi tương tướng tường tưởng tượng tạ tại tạm tạo tạp tả tải tản
tảng tảo tấn tất tấu tầm tần tầng tẩn tận tập tật tắc tắm tắt tằng tẳ tặng tẻ tế tết tề tể tệp tỉnh tịch tịnh tọ
tọa tỏa tố tốc tối tốn tống tốt tồ tồn tổ tổng tộc tội tới tờ tở tụ tục tụng tủa tủng tứ tức từ từng tử tự tựu
tỵ tỷ u ui uy uyên uyển uông uý uống uỳ uỷ vai van vang vay vi vii viii vinh viêm viên viêng viếng viết viền
viễn việc viện việt vong vu vung vy và vài vàm vàn vàng vành vào ván vân vây vê vì ví vò vòng vóc vô vôi võ võng
vùng văn vĩ vĩnh vũ vũng vương vướng vườn vược vượng vượt vạc vạn vạt vấn vấp vần vầy vẫn vận vật vắc vắn vẹn về
vệ vệc vị vịnh vọng vốn vồn với vở vụ vừa vừng vững vực vỹ xa xanh xe xem xi xii xiii xin xiêng xong xoài xoá
xuyên xuyến xuân xuôi xuất xuống xà xá xác xát xâm xây xã xèo xé xén xét xí xích xím xín xóa xóm xô xôm xùa xú
xúc xăm xăng xơn xưng xương xưởng xạ xả xảy xấu xếp xỉn xốp xổ xứ xử y ya yang yiêng yên yêu yông yă yến yết yếu
á ái án áng ánh áp âm ân âu é ét ê êê ích ít ó óc ô ôn ông ùn ùy úc úng úy ý ăn ăng đa đai đam đan đang đao đen
đi đich đing đinh điêu điếm điềm điền điều điểm điển điểu điện điệp đo đoa đoan đoài đoàn đoạn đoọc đu đua đun
đuối đà đài đàm đàn đào đày đá đám đán đánh đáp đáy đât đâu đây đã đãi đèo đéc đét đê đêm đình đích đính đó đói
đón đóng đô đôi đôn đông đùng đú đúc đúng đăng đơn đưa đưng đương đước đường được đạ đạc đại đạm đạn đạo đạp đạt
đảm đản đảng đảnh đảo đất đấu đầm đầu đầy đẩu đẩy đậm đập đậu đắc đắt đằng đẳng đặc đặng đặt đẹp đếm đến đề đều
để đệ đệm đỉnh địa địch định đọc đọng đỏ đốc đối đốn đống đốp đồ đồi đồn đồng đổ đổi đổng đỗ độ độc đội động đột
đới đớt đời đờn đỡ đợt đủ đứa đức đứng ơ ơm ơn ư ưu ươm ương ước ả ải ảng ảnh ấm ấn ấp ất ấu ẩn ẳng ọuyn ốc ống
ổ ổn ớt ở ủ ủng ủy ứng ỷ
`
    .trim()
    .split(/\s+/u),
);
