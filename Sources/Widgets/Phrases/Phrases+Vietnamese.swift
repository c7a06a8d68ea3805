extension Phrases {
  static let vietnamese = Phrases(
    call: Call(
      title: "Thẻ cuộc gọi",
      incoming: "Cuộc gọi đến",
      outgoing: "Cuộc gọi đi",
      callback: "Gọi lại",
      transferred: "Cuộc gọi được chuyển",
      otherDirection: "Cuộc gọi",
      ringing: "Đang đổ chuông",
      notStarted: "Chưa bắt đầu",
      connecting: "Đang kết nối",
      connected: "Đang đàm thoại",
      ended: "Cuộc gọi đã kết thúc",
      duration: "Thời lượng",
      number: "Số điện thoại",
      copyNumber: "Sao chép số",
      copied: "Đã sao chép",
      notCopied: "Nhấn Ctrl+C để sao chép",
      numberHidden: "Số bị ẩn",
      numberHiddenHint: "Người gọi đã ẩn số. Hãy hỏi số điện thoại nếu bạn cần gọi lại.",
      numberUnknown: "Không rõ số",
      numberUnknownHint: "Cổng thông tin không cho biết đây là số nào.",
      line: "Đường dây",
      campaign: "Chiến dịch gọi",
      activity: "Hoạt động",
      callID: "ID cuộc gọi",
      details: "Chi tiết",
      incomplete: "Không thể đọc một phần dữ liệu của cuộc gọi này."
    ),
    failure: Failure(
      busy: "Máy bận",
      unavailable: "Không liên lạc được",
      notAnswered: "Không trả lời",
      declined: "Bị từ chối",
      cancelled: "Đã hủy",
      invalidNumber: "Số không hợp lệ",
      forbidden: "Không được phép gọi",
      blocked: "Số bị chặn",
      unreachable: "Hướng gọi không khả dụng",
      insufficientFunds: "Không đủ số dư",
      other: "Cuộc gọi thất bại"
    ),
    live: Live(
      unavailable: "Cổng thông tin không gửi cập nhật trực tiếp: cuộc gọi được hiển thị như lúc mở tab.",
      customerFailed: "Không thể tải dữ liệu khách hàng.",
      tryAgain: "Thử lại"
    ),
    crm: CRM(
      heading: "Trong CRM",
      lead: "Khách hàng tiềm năng",
      deal: "Giao dịch",
      contact: "Liên hệ",
      company: "Công ty",
      quote: "Báo giá",
      invoice: "Hóa đơn",
      order: "Đơn hàng",
      item: "Mục",
      notLinked: "Chưa liên kết với CRM",
      notLinkedHint: "Cuộc gọi này chưa được liên kết với khách hàng tiềm năng, giao dịch, liên hệ hay công ty nào.",
      primary: "Chính",
      linkedItems: .same("# mục được liên kết"),
      opensInNewTab: "Mở trong tab mới"
    ),
    home: Home(
      title: "Placard",
      purpose: "Placard cho tổng đài viên biết ai đang gọi, ngay trong thẻ cuộc gọi, "
        + "khi điện thoại còn đang đổ chuông.",
      placements: "Vị trí nhúng",
      placementCount: .same("# vị trí nhúng"),
      callCardPlacement: "Tab trong thẻ cuộc gọi",
      defaultPlacement: "Trang riêng của ứng dụng",
      setup: "Thiết lập",
      portalAdmitted: "Máy chủ có phục vụ cổng thông tin này",
      secure: "Cổng thông tin được mở qua https",
      insecure: "Cổng thông tin được mở không mã hóa (http)",
      tokenChecked: "Token ứng dụng khớp",
      tokenNotConfigured: "Chưa cấu hình token ứng dụng: nguồn gốc của yêu cầu không được kiểm tra",
      clientConfigured: "Đã cấu hình client ID và client secret",
      clientNotConfigured: "Chưa cấu hình client ID và client secret",
      received: "Dữ liệu do cổng thông tin gửi",
      parameter: "Tham số",
      value: "Giá trị",
      secretSent: "đã gửi, không hiển thị",
      notSent: "không được gửi"
    ),
    unknownPlacement: UnknownPlacement(
      title: "Chưa có trang cho vị trí nhúng này",
      explanation: "Bitrix24 đã mở ứng dụng tại đây, nhưng Placard không có trang cho vị trí này. "
        + "Một trang dành cho vị trí này sẽ nhận được dữ liệu bên dưới.",
      placement: "Vị trí nhúng",
      context: "Ngữ cảnh",
      valueCount: .same("# giá trị"),
      noContext: "Cổng thông tin không gửi ngữ cảnh.",
      unreadableContext: "Không thể đọc ngữ cảnh."
    ),
    refusal: Refusal(
      badRequest: "Yêu cầu không hợp lệ",
      missingParameter: "Thiếu tham số bắt buộc:",
      invalidParameter: "Tham số có giá trị không hợp lệ:",
      contradictoryParameter: "Tham số được gửi hai lần với giá trị khác nhau:",
      incompleteBody: "Yêu cầu nhận được không đầy đủ.",
      forbidden: "Truy cập bị từ chối",
      unknownPortal: "Cổng thông tin Bitrix24 này chưa được đăng ký với máy chủ này.",
      wrongToken: "Token ứng dụng của cổng thông tin này bị thiếu hoặc không đúng.",
      insecurePortal: "Cổng thông tin này được mở không mã hóa (http), và máy chủ này không cho phép điều đó.",
      notFound: "Không tìm thấy trang",
      notFoundHint: "Không có nội dung nào tại địa chỉ này.",
      methodNotAllowed: "Phương thức không được phép",
      methodNotAllowedHint: "Địa chỉ này không phản hồi loại yêu cầu này.",
      tooLarge: "Yêu cầu quá lớn",
      tooLargeHint: "Dữ liệu gửi đến vượt quá mức máy chủ này chấp nhận.",
      unsupported: "Định dạng dữ liệu không được hỗ trợ",
      unsupportedHint: "Máy chủ này chỉ chấp nhận biểu mẫu do Bitrix24 gửi.",
      internalError: "Đã xảy ra lỗi",
      internalErrorHint: "Lỗi xảy ra ở máy chủ. Cuộc gọi của bạn không bị ảnh hưởng.",
      advice: "Hãy đóng tab này rồi mở lại. Nếu vẫn không được, hãy cung cấp ID yêu cầu cho quản trị viên của bạn.",
      requestID: "ID yêu cầu"
    ),
    landing: Landing(
      title: "Placard đang hoạt động",
      explanation: "Địa chỉ này dành cho Bitrix24, được mở bên trong cổng thông tin. Bạn không cần làm gì ở đây."
    ),
    unavailable: Unavailable(
      title: "Thẻ cuộc gọi hiện không khả dụng",
      explanation: "Cuộc gọi của bạn không bị ảnh hưởng. Vui lòng mở lại tab này sau giây lát."
    )
  )
}
