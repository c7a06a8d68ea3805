extension HomeTexts {
  static let indonesian = HomeTexts(
    title: "Placard",
    purpose: "Placard menampilkan kepada operator siapa yang menelepon, langsung di kartu panggilan, "
      + "selagi telepon masih berdering.",
    placements: "Penempatan",
    setup: "Penyiapan",
    portalAdmitted: "Portal ini dilayani oleh server",
    secure: "Portal dibuka melalui https",
    insecure: "Portal dibuka tanpa enkripsi (http)",
    tokenChecked: "Token aplikasi cocok",
    tokenNotConfigured: "Token aplikasi belum dikonfigurasi: asal permintaan tidak diperiksa",
    clientConfigured: "ID klien dan rahasia klien sudah dikonfigurasi",
    clientNotConfigured: "ID klien dan rahasia klien belum dikonfigurasi",
    installedSince: "Tanggal instalasi",
    version: "Versi",
    permissions: "Izin",
    missing: "Belum diberikan",
    bound: "Sudah disiapkan",
    notBound: "Belum disiapkan",
    new: "Baru",
    switchOn: "Aktifkan",
    switchOff: "Nonaktifkan",
    installAgain: "Untuk menyiapkan yang masih kurang, instal ulang aplikasi di portal.",
    namedByHand: "Portal ini ditambahkan secara manual ke konfigurasi server.",
    lastCalls: "Panggilan terakhir yang ditampilkan",
    noCalls: "Belum ada sejak server dijalankan",
    checkAgain: "Periksa lagi"
  )
}
