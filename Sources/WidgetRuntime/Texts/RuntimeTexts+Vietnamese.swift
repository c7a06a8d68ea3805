extension RuntimeTexts {
  package static let vietnamese = RuntimeTexts(
    action: Action(
      done: "Đã lưu.",
      later: "Sẽ được lưu sau cuộc gọi.",
      kept: "Không có nơi để lưu. Ghi chú được giữ lại cho bạn.",
      refused: "Bitrix24 không cho phép điều này.",
      stale: "Trong lúc đó một đồng nghiệp đã thay đổi. Nội dung hiện tại:",
      unknown: "Mất kết nối. Không rõ đã lưu hay chưa.",
      busy: "Bitrix24 đang bận. Chưa lưu gì; hãy thử lại.",
      missing: "Trường này đang trống.",
      tooLong: "Văn bản quá dài.",
      duplicates: "Số hoặc email này đã có người dùng.",
      createAnyway: "Vẫn tạo",
      demanded: "Bitrix24 còn yêu cầu:",
      openForm: "Mở biểu mẫu",
      typedCopied: "Nội dung bạn nhập đã được sao chép.",
      malformed: "Giá trị không hợp lệ."
    ),
    part: Part(
      failed: "Không thể tải phần này.",
      tryAgain: "Thử lại",
      tooSlow: "Bitrix24 không phản hồi kịp thời.",
      busy: "Bitrix24 đang bận. Vui lòng thử lại sau giây lát.",
      expired: "Quyền truy cập của bạn đã hết hạn. "
        + "Hãy chuyển sang tab khác của thẻ rồi quay lại, hoặc tải lại trang sau cuộc gọi.",
      noAccessToApplication: "Bạn không được phép dùng ứng dụng này: hãy liên hệ quản trị viên.",
      notInstalled: "Ứng dụng này chưa được cài đặt trong Bitrix24: hãy liên hệ quản trị viên.",
      notConfirmed: "Trước hết quản trị viên phải xác nhận yêu cầu của ứng dụng này trong Bitrix24.",
      refused: "Bitrix24 từ chối yêu cầu của ứng dụng này: hãy liên hệ quản trị viên."
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
      advice: "Hãy chuyển sang tab khác của thẻ rồi quay lại, hoặc tải lại trang sau cuộc gọi. "
        + "Nếu vẫn không được, hãy cung cấp ID yêu cầu cho quản trị viên của bạn.",
      hintForAdministrators: "Dành cho quản trị viên: hãy cài đặt lại ứng dụng trong cổng thông tin này hoặc yêu cầu "
        + "thêm địa chỉ của cổng vào cấu hình của máy chủ.",
      requestID: "ID yêu cầu"
    ),
    landing: Landing(
      title: "Placard đang hoạt động",
      explanation: "Địa chỉ này dành cho Bitrix24, được mở bên trong cổng thông tin. Bạn không cần làm gì ở đây."
    ),
    unavailable: Unavailable(
      title: "Thẻ cuộc gọi hiện không khả dụng",
      explanation: "Cuộc gọi của bạn không bị ảnh hưởng. "
        + "Hãy chuyển sang tab khác của thẻ rồi quay lại, hoặc tải lại trang sau cuộc gọi."
    )
  )
}
