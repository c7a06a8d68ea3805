extension InstallTexts {
  static let indonesian = InstallTexts(
    title: "Menginstal Placard",
    done: "Placard sudah terinstal",
    partlyDone: "Placard sudah terinstal, tetapi tidak semuanya dapat disiapkan",
    failed: "Placard tidak dapat diinstal",
    reload: "Muat ulang halaman portal. Tab akan muncul di kartu panggilan berikutnya.",
    telling: "Menyelesaikan instalasi…",
    notTold: "Portal tidak dapat diberi tahu bahwa instalasi sudah selesai",
    portalSilent: "Portal tidak merespons halaman ini.",
    otherAddress: "Kemungkinan alamat di pengaturan aplikasi ditulis berbeda, misalnya dengan huruf besar. "
      + "Alamatnya harus persis:",
    libraryBlocked: "Kemungkinan browser tidak dapat memuat pustaka portal. "
      + "Browser harus diizinkan memuat:",
    steps: "Langkah-langkah",
    portalRegistered: "Pendaftaran portal ini di server",
    eventsSubscribed: "Pemberitahuan ke server saat aplikasi diperbarui atau dihapus",
    stepDone: "Selesai",
    stepUnchanged: "Sudah ada sebelumnya",
    stepFailed: "Gagal",
    clientNotConfigured: "Server tidak mengenal aplikasi: atur PLACARD_CLIENT_ID dan PLACARD_CLIENT_SECRET.",
    publicURLNotConfigured: "Server tidak mengetahui alamatnya sendiri: "
      + "isi PLACARD_PUBLIC_URL dengan alamat https aplikasi ini.",
    noToken: "Portal tidak mengirim otorisasi. Buka aplikasi di portal sebagai administrator.",
    unknownServer: "Portal menggunakan server otorisasi yang tidak dikenal oleh server ini. "
      + "Tambahkan ke PLACARD_OAUTH_SERVERS.",
    notConfirmed: "Server otorisasi tidak mengonfirmasi instalasi. Coba lagi.",
    otherApplication: "Portal membuka aplikasi lain. Bandingkan ID klien aplikasi dengan PLACARD_CLIENT_ID.",
    otherPortal: "Server otorisasi mengenal portal ini dengan alamat lain. Buka portal melalui alamat utamanya.",
    notAdministrator: "Hanya administrator portal yang dapat menginstal aplikasi.",
    portalFailed: "Portal tidak merespons sebagaimana mestinya. Coba lagi.",
    notStored: "Server tidak dapat menyimpan pendaftaran. Penyebabnya tercatat di log server.",
    tooManyRefusals: "Baru saja ada terlalu banyak percobaan instalasi yang tidak dapat dikonfirmasi. "
      + "Tunggu satu menit, lalu coba lagi.",
    missingPermission: "Izin aplikasi kurang. "
      + "Berikan izin placement, telephony, crm, dan user_brief, lalu instal ulang aplikasi.",
    addressRefused: "Portal tidak menerima alamat aplikasi. "
      + "PLACARD_PUBLIC_URL harus berupa alamat https yang dapat dijangkau portal.",
    tooMany: "Portal tidak mengizinkan aplikasi tambahan di penempatan ini.",
    finish: "Tetap selesaikan"
  )
}
