extension HomeTexts {
  static let simplifiedChinese = HomeTexts(
    title: "Placard",
    purpose: "电话响铃时，Placard 即在通话卡片中向坐席显示来电者信息。",
    placements: "嵌入位置",
    setup: "配置检查",
    portalAdmitted: "本服务器已允许此门户接入",
    secure: "门户通过 https 打开",
    insecure: "门户以未加密方式（http）打开",
    tokenChecked: "应用令牌一致",
    tokenNotConfigured: "未配置应用令牌：不会验证请求的来源",
    clientConfigured: "已配置客户端 ID 和客户端密钥",
    clientNotConfigured: "未配置客户端 ID 和客户端密钥",
    installedSince: "安装日期",
    version: "版本",
    permissions: "权限",
    missing: "缺少",
    bound: "已设置",
    notBound: "未设置",
    new: "新功能",
    switchOn: "开启",
    switchOff: "关闭",
    installAgain: "如需补全缺失的设置，请在门户中重新安装应用。",
    namedByHand: "此门户是在服务器配置中手动添加的。",
    lastCalls: "最近显示的通话",
    noCalls: "服务器启动后暂无",
    checkAgain: "重新检查"
  )
}
