extension InstallTexts {
  static let vietnamese = InstallTexts(
    title: "Đang cài đặt Placard",
    done: "Đã cài đặt Placard",
    partlyDone: "Đã cài đặt Placard, nhưng một số phần chưa thiết lập được",
    failed: "Không thể cài đặt Placard",
    reload: "Hãy tải lại trang cổng thông tin. Tab sẽ xuất hiện trong thẻ cuộc gọi tiếp theo.",
    telling: "Đang hoàn tất cài đặt…",
    notTold: "Không thể báo cho cổng thông tin biết việc cài đặt đã hoàn tất",
    portalSilent: "Cổng thông tin không phản hồi trang này.",
    otherAddress: "Có thể địa chỉ trong phần cài đặt của ứng dụng được nhập khác đi, chẳng hạn có chữ in hoa. "
      + "Địa chỉ phải chính xác là:",
    libraryBlocked: "Có thể trình duyệt không tải được thư viện của cổng thông tin. "
      + "Hãy cho phép trình duyệt tải:",
    steps: "Các bước",
    portalRegistered: "Đăng ký cổng thông tin này với máy chủ",
    eventsSubscribed: "Thông báo cho máy chủ khi ứng dụng được cập nhật hoặc gỡ bỏ",
    stepDone: "Hoàn tất",
    stepUnchanged: "Đã thiết lập từ trước",
    stepFailed: "Thất bại",
    clientNotConfigured: "Máy chủ chưa biết ứng dụng: hãy cấu hình PLACARD_CLIENT_ID và PLACARD_CLIENT_SECRET.",
    publicURLNotConfigured: "Máy chủ chưa biết địa chỉ của chính nó: "
      + "hãy đặt PLACARD_PUBLIC_URL thành địa chỉ https của ứng dụng này.",
    noToken: "Cổng thông tin không gửi thông tin ủy quyền. "
      + "Hãy mở ứng dụng trong cổng thông tin với tư cách quản trị viên.",
    unknownServer: "Cổng thông tin dùng một máy chủ ủy quyền mà máy chủ này không biết. "
      + "Hãy thêm máy chủ đó vào PLACARD_OAUTH_SERVERS.",
    notConfirmed: "Máy chủ ủy quyền không xác nhận việc cài đặt. Vui lòng thử lại.",
    otherApplication: "Cổng thông tin đã mở một ứng dụng khác. "
      + "Hãy so sánh client ID của ứng dụng với PLACARD_CLIENT_ID.",
    otherPortal: "Máy chủ ủy quyền ghi nhận cổng thông tin này với địa chỉ khác. "
      + "Hãy mở cổng thông tin bằng địa chỉ chính.",
    notAdministrator: "Chỉ quản trị viên của cổng thông tin mới có thể cài đặt ứng dụng.",
    portalFailed: "Cổng thông tin không phản hồi như mong đợi. Vui lòng thử lại.",
    notStored: "Máy chủ không thể lưu thông tin đăng ký. Hãy xem nguyên nhân trong nhật ký của máy chủ.",
    tooManyRefusals: "Vừa có quá nhiều lần thử cài đặt không thể xác nhận. "
      + "Vui lòng đợi một phút rồi thử lại.",
    missingPermission: "Ứng dụng thiếu quyền. "
      + "Hãy cấp các quyền placement, telephony, crm và user_brief, rồi cài đặt lại ứng dụng.",
    addressRefused: "Cổng thông tin không chấp nhận địa chỉ của ứng dụng. "
      + "PLACARD_PUBLIC_URL phải là địa chỉ https mà cổng thông tin truy cập được.",
    tooMany: "Cổng thông tin không cho phép thêm ứng dụng nào nữa tại vị trí nhúng này.",
    finish: "Vẫn hoàn tất"
  )
}
