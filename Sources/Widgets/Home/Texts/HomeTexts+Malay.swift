extension HomeTexts {
  static let malay = HomeTexts(
    title: "Placard",
    purpose: "Placard menunjukkan kepada operator siapa yang menelefon, terus dalam kad panggilan, "
      + "sementara telefon masih berdering.",
    placements: "Penempatan",
    setup: "Persediaan",
    portalAdmitted: "Portal ini dilayan oleh pelayan",
    secure: "Portal dibuka melalui https",
    insecure: "Portal dibuka tanpa penyulitan (http)",
    tokenChecked: "Token aplikasi sepadan",
    tokenNotConfigured: "Token aplikasi belum dikonfigurasikan: asal permintaan tidak disemak",
    clientConfigured: "ID klien dan rahsia klien telah dikonfigurasikan",
    clientNotConfigured: "ID klien dan rahsia klien belum dikonfigurasikan",
    installedSince: "Tarikh pemasangan",
    version: "Versi",
    permissions: "Keizinan",
    missing: "Belum diberikan",
    bound: "Telah disediakan",
    notBound: "Belum disediakan",
    new: "Baharu",
    switchOn: "Hidupkan",
    switchOff: "Matikan",
    installAgain: "Untuk menyediakan apa yang masih kurang, pasang semula aplikasi dalam portal.",
    namedByHand: "Portal ini ditambahkan secara manual pada konfigurasi pelayan.",
    lastCalls: "Panggilan terakhir yang dipaparkan",
    noCalls: "Belum ada sejak pelayan dimulakan",
    checkAgain: "Semak semula"
  )
}
