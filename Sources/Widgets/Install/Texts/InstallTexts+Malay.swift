extension InstallTexts {
  static let malay = InstallTexts(
    title: "Memasang Placard",
    done: "Placard telah dipasang",
    partlyDone: "Placard telah dipasang, tetapi tidak semuanya dapat disediakan",
    failed: "Placard tidak dapat dipasang",
    reload: "Muat semula halaman portal. Tab akan muncul dalam kad panggilan seterusnya.",
    telling: "Melengkapkan pemasangan…",
    notTold: "Portal tidak dapat dimaklumkan bahawa pemasangan telah selesai",
    portalSilent: "Portal tidak menjawab halaman ini.",
    otherAddress: "Kemungkinan alamat dalam tetapan aplikasi ditaip berbeza, contohnya dengan huruf besar. "
      + "Alamat itu mestilah tepat:",
    libraryBlocked: "Kemungkinan pelayar tidak dapat memuatkan pustaka portal. "
      + "Pelayar mesti dibenarkan memuatkan:",
    steps: "Langkah",
    portalRegistered: "Pendaftaran portal ini pada pelayan",
    eventsSubscribed: "Pemberitahuan kepada pelayan apabila aplikasi dikemas kini atau dinyahpasang",
    stepDone: "Selesai",
    stepUnchanged: "Telah disediakan sebelum ini",
    stepFailed: "Gagal",
    clientNotConfigured: "Pelayan tidak mengenali aplikasi: tetapkan PLACARD_CLIENT_ID dan PLACARD_CLIENT_SECRET.",
    publicURLNotConfigured: "Pelayan tidak mengetahui alamatnya sendiri: "
      + "tetapkan PLACARD_PUBLIC_URL kepada alamat https aplikasi ini.",
    noToken: "Portal tidak menghantar maklumat kebenaran. Buka aplikasi dalam portal sebagai pentadbir.",
    unknownServer: "Portal menggunakan pelayan kebenaran yang tidak dikenali oleh pelayan ini. "
      + "Tambahkannya pada PLACARD_OAUTH_SERVERS.",
    notConfirmed: "Pelayan kebenaran tidak mengesahkan pemasangan. Cuba lagi.",
    otherApplication: "Portal membuka aplikasi lain. Bandingkan ID klien aplikasi dengan PLACARD_CLIENT_ID.",
    otherPortal: "Pelayan kebenaran mengenali portal ini dengan alamat lain. Buka portal melalui alamat utamanya.",
    notAdministrator: "Hanya pentadbir portal boleh memasang aplikasi.",
    portalFailed: "Portal tidak menjawab seperti yang dijangkakan. Cuba lagi.",
    notStored: "Pelayan tidak dapat menyimpan pendaftaran. Puncanya tercatat dalam log pelayan.",
    tooManyRefusals: "Sebentar tadi terdapat terlalu banyak percubaan pemasangan yang tidak dapat disahkan. "
      + "Tunggu seminit, kemudian cuba semula.",
    missingPermission: "Keizinan aplikasi tidak mencukupi. "
      + "Berikan keizinan placement, telephony, crm dan user_brief, kemudian pasang semula aplikasi.",
    addressRefused: "Portal tidak menerima alamat aplikasi. "
      + "PLACARD_PUBLIC_URL mestilah alamat https yang boleh dicapai oleh portal.",
    tooMany: "Portal tidak membenarkan aplikasi tambahan dalam penempatan ini.",
    finish: "Selesaikan walau bagaimanapun"
  )
}
