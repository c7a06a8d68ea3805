extension CRMTabTexts {
  static let vietnamese = CRMTabTexts(
    title: "Cuộc gọi",
    loading: "Đang tải các cuộc gọi…",
    total: "Cuộc gọi trong 90 ngày",
    due: "Chưa gọi lại",
    lastTalk: "Cuộc trò chuyện gần nhất",
    usualAgent: "Thường nói chuyện với",
    none: "Chưa có cuộc gọi nào.",
    older: "Các cuộc gọi cũ hơn nằm trong các dòng thời gian của CRM.",
    recording: "Bản ghi âm",
    transcript: "Bản chép lời",
    noTranscript: "Bitrix24 không có bản chép lời của cuộc gọi này.",
    transcriptDenied: "Bạn không được đọc bản chép lời này, hoặc AI đã bị tắt trong Bitrix24 này.",
    noAccess: "Bạn không có quyền truy cập các cuộc gọi này.",
    partial: "Không tải được một số dữ liệu.",
    unavailable: "Không thể hiển thị các cuộc gọi: máy chủ không hỏi Bitrix24 này.",
    noItem: "Bitrix24 không cho biết đây là thẻ của ai."
  )
}
