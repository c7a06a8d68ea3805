extension UnknownPlacementTexts {
  static let vietnamese = UnknownPlacementTexts(
    title: "Placard không có gì ở đây",
    explanation: "Bitrix24 đã mở Placard tại vị trí này, nhưng ở đây không có gì để hiển thị.",
    advice: "Quản trị viên có thể tắt mục này trên trang của Placard trong cổng thông tin.",
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
