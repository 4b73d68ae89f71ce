-- The rules of use everybody accepts before working (QC-4.2, QC-4.4). A new version is a new row; old acceptances stay.
insert into terms_version (version, body, valid_from) values ('2026.1',
'1. Chỉ dùng cho công việc của cơ quan. Hệ thống không dùng để trao đổi việc riêng.
2. Không đưa lên hệ thống: văn bản mật, tối mật, tuyệt mật; đơn thư khiếu nại, tố cáo; thông tin nhạy cảm về dân tộc, tôn giáo, đối ngoại chưa có kết luận của cấp có thẩm quyền; nội dung đồi trụy.
3. Mỗi người một tài khoản. Giữ kín mật khẩu, không cho người khác dùng; khóa máy khi rời chỗ.
4. Mọi lần mở, sửa, chuyển, ký, phát hành đều được ghi vào lịch sử kèm tên người làm.
5. Văn bản điện tử phát hành đúng quy định có giá trị như bản giấy; người ký chịu trách nhiệm về nội dung.
6. Thấy văn bản mật hoặc lộ thông tin thì báo ngay văn thư và quản trị; không tải về, không chuyển tiếp.',
'2026-01-01T00:00:00Z') on conflict do nothing;
