extension UnknownPlacementTexts {
  static let vietnamese = UnknownPlacementTexts(
    title: "Chưa có trang cho vị trí nhúng này",
    explanation: "Bitrix24 đã mở ứng dụng tại đây, nhưng Placard không có trang cho vị trí này. "
      + "Một trang dành cho vị trí này sẽ nhận được dữ liệu bên dưới.",
    placement: "Vị trí nhúng",
    context: "Ngữ cảnh",
    valueCount: .same("# giá trị"),
    noContext: "Cổng thông tin không gửi ngữ cảnh.",
    unreadableContext: "Không thể đọc ngữ cảnh.",
    received: "Dữ liệu do cổng thông tin gửi",
    parameter: "Tham số",
    value: "Giá trị",
    secretSent: "đã gửi, không hiển thị",
    notSent: "không được gửi"
  )
}
