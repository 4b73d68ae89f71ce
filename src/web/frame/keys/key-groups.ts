/** Words, then the keys. Shown on the sheet; the screens bind them themselves. */
export const KEY_GROUPS: readonly { title: string; keys: readonly (readonly [string, ...string[]])[] }[] = [
  {
    title: "Mọi nơi",
    keys: [
      ["Tìm, hoặc gõ > để chạy lệnh", "/"],
      ["Bảng này", "?"],
      ["Đóng, về danh sách", "Esc"],
      ["Hoàn tác việc vừa làm", "Ctrl+Z"],
      ["Mở mục trên thanh bên", "Alt+1", "…", "9"],
      ["Sang vùng kế: danh sách, trang, trường", "→", "←"],
    ],
  },
  {
    title: "Danh sách",
    keys: [
      ["Xuống", "J"],
      ["Lên", "K"],
      ["Việc chính của dòng", "Enter"],
      ["Mở văn bản", "M"],
      ["Chọn", "X"],
      ["Chọn thêm dòng dưới", "Shift+J"],
      ["Xem trước, so sánh", "V"],
      ["Đầu danh sách", "Home"],
      ["Cuối danh sách", "End"],
    ],
  },
  {
    title: "Văn thư",
    keys: [
      ["Vào sổ", "Enter"],
      ["Từ chối", "T"],
      ["Giữ lại, gửi lại, gắn", "G"],
      ["Chuyển thẳng đơn vị", "C"],
      ["Sửa trường, sửa ô", "F2"],
      ["Mở danh sách chọn", "F4"],
      ["Lỗi kế tiếp", "F8"],
      ["Ghi, trình, phát hành", "Ctrl+Enter"],
      ["Lưu, giữ lại", "Ctrl+S"],
    ],
  },
  {
    title: "Lãnh đạo, đơn vị",
    keys: [
      ["Đồng ý đề xuất", "Enter"],
      ["Bút phê", "B"],
      ["Phân công", "P"],
      ["Trả lại", "T"],
      ["Ghi tiến độ", "Q"],
      ["Gia hạn", "H"],
      ["Lưu, hoàn thành", "L"],
      ["Soạn trả lời", "N"],
    ],
  },
  {
    title: "Trang văn bản",
    keys: [
      ["Cuộn xuống", "Space"],
      ["Cuộn lên", "Shift+Space"],
      ["Trang sau", "PgDn"],
      ["Phóng to", "+"],
      ["Thu nhỏ", "-"],
      ["Vừa ngang", "0"],
      ["Tìm trong văn bản", "Ctrl+F"],
      ["Đổi tab bên phải", "1", "…", "5"],
    ],
  },
  {
    title: "Biểu mẫu",
    keys: [
      ["Nhận trường, sang trường sau", "Enter"],
      ["Về trường trước", "Shift+Enter"],
      ["Nhận hết và ghi", "Ctrl+Enter"],
      ["Mở danh sách", "Alt+↓"],
      ["Chèn câu mẫu", "Ctrl+."],
      ["Bỏ sửa trường này", "Esc"],
    ],
  },
];
