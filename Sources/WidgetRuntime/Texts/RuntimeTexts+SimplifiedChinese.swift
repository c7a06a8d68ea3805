extension RuntimeTexts {
  package static let simplifiedChinese = RuntimeTexts(
    action: Action(
      done: "已保存。",
      later: "将在通话结束后保存。",
      kept: "没有可保存的位置。备注已为您保留。",
      refused: "Bitrix24 不允许此操作。",
      stale: "同事在此期间已作更改。当前内容：",
      unknown: "连接中断。不知道是否已保存。",
      busy: "Bitrix24 繁忙。未保存任何内容，请重试。",
      missing: "此字段为空。",
      tooLong: "文本过长。",
      duplicates: "已有人使用此号码或邮箱。",
      createAnyway: "仍然创建",
      demanded: "Bitrix24 还要求：",
      openForm: "打开其表单",
      typedCopied: "已复制您输入的内容。",
      malformed: "值无效。"
    ),
    part: Part(
      failed: "无法加载此部分。",
      tryAgain: "重试",
      tooSlow: "Bitrix24 未及时响应。",
      busy: "Bitrix24 繁忙。请稍后重试。",
      expired: "您的授权已过期。请切换到卡片的其他选项卡再切换回来，或在通话结束后刷新页面。",
      noAccessToApplication: "您无权使用此应用，请联系管理员。",
      notInstalled: "此应用未安装在 Bitrix24 中，请联系管理员。",
      notConfirmed: "需要管理员先在 Bitrix24 中确认此应用的请求。",
      refused: "Bitrix24 拒绝了此应用的请求，请联系管理员。"
    ),
    refusal: Refusal(
      badRequest: "无法识别该请求",
      missingParameter: "缺少必需的参数：",
      invalidParameter: "参数值无效：",
      contradictoryParameter: "同一参数发送了两次且值不同：",
      incompleteBody: "收到的请求不完整。",
      forbidden: "拒绝访问",
      unknownPortal: "此 Bitrix24 门户未在本服务器上注册。",
      wrongToken: "此门户的应用令牌缺失或不正确。",
      insecurePortal: "此门户以未加密方式（http）打开，本服务器不允许该门户以此方式访问。",
      notFound: "找不到页面",
      notFoundHint: "此地址没有任何内容。",
      methodNotAllowed: "不允许使用此方法",
      methodNotAllowedHint: "此地址不响应此类请求。",
      tooLarge: "请求过大",
      tooLargeHint: "发送的数据超出本服务器的接收上限。",
      unsupported: "不支持的数据格式",
      unsupportedHint: "本服务器仅接受 Bitrix24 发送的表单。",
      internalError: "出错了",
      internalErrorHint: "错误发生在服务器端，您的通话不受影响。",
      advice: "请切换到卡片的其他选项卡再切换回来，或在通话结束后刷新页面。如果问题仍然存在，请将请求 ID 提供给管理员。",
      hintForAdministrators: "管理员请注意：请在此门户中重新安装应用，或将此门户的地址添加到服务器配置中。",
      requestID: "请求 ID"
    ),
    landing: Landing(
      title: "Placard 正在运行",
      explanation: "此地址供 Bitrix24 在门户内打开，您无需在此进行任何操作。"
    ),
    unavailable: Unavailable(
      title: "通话卡片暂时不可用",
      explanation: "您的通话不受影响。请切换到卡片的其他选项卡再切换回来，或在通话结束后刷新页面。"
    )
  )
}
