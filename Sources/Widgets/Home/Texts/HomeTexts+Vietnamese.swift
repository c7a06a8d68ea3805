extension HomeTexts {
  static let vietnamese = HomeTexts(
    title: "Placard",
    purpose: "Placard cho tổng đài viên biết ai đang gọi, ngay trong thẻ cuộc gọi, "
      + "khi điện thoại còn đang đổ chuông.",
    placements: "Vị trí nhúng",
    setup: "Thiết lập",
    portalAdmitted: "Máy chủ có phục vụ cổng thông tin này",
    secure: "Cổng thông tin được mở qua https",
    insecure: "Cổng thông tin được mở không mã hóa (http)",
    tokenChecked: "Token ứng dụng khớp",
    tokenNotConfigured: "Chưa cấu hình token ứng dụng: nguồn gốc của yêu cầu không được kiểm tra",
    clientConfigured: "Đã cấu hình client ID và client secret",
    clientNotConfigured: "Chưa cấu hình client ID và client secret",
    installedSince: "Ngày cài đặt",
    version: "Phiên bản",
    permissions: "Quyền",
    missing: "Còn thiếu",
    bound: "Đã thiết lập",
    notBound: "Chưa thiết lập",
    new: "Mới",
    switchOn: "Bật",
    switchOff: "Tắt",
    installAgain: "Để thiết lập phần còn thiếu, hãy cài đặt lại ứng dụng trong cổng thông tin.",
    namedByHand: "Cổng thông tin này được thêm thủ công vào cấu hình của máy chủ.",
    lastCalls: "Các cuộc gọi hiển thị gần đây",
    noCalls: "Chưa có kể từ khi máy chủ khởi động",
    checkAgain: "Kiểm tra lại"
  )
}
