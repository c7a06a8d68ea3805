extension Phrases {
  static let indonesian = Phrases(
    call: Call(
      title: "Kartu panggilan",
      incoming: "Panggilan masuk",
      outgoing: "Panggilan keluar",
      callback: "Panggilan balik",
      transferred: "Panggilan yang dialihkan",
      otherDirection: "Panggilan",
      ringing: "Berdering",
      notStarted: "Belum dimulai",
      connecting: "Menghubungkan",
      connected: "Tersambung",
      ended: "Panggilan berakhir",
      duration: "Durasi",
      number: "Nomor telepon",
      copyNumber: "Salin nomor",
      copied: "Disalin",
      notCopied: "Tekan Ctrl+C untuk menyalin",
      numberHidden: "Nomor disembunyikan",
      numberHiddenHint: "Penelepon menyembunyikan nomornya. Tanyakan nomornya jika Anda perlu menelepon balik.",
      numberUnknown: "Nomor tidak diketahui",
      numberUnknownHint: "Portal tidak mengirimkan nomor telepon ini.",
      line: "Saluran",
      campaign: "Kampanye panggilan",
      activity: "Aktivitas",
      callID: "ID panggilan",
      details: "Detail",
      incomplete: "Sebagian data panggilan ini tidak dapat dibaca."
    ),
    failure: Failure(
      busy: "Sibuk",
      unavailable: "Tidak dapat dihubungi",
      notAnswered: "Tidak dijawab",
      declined: "Ditolak",
      cancelled: "Dibatalkan",
      invalidNumber: "Nomor tidak valid",
      forbidden: "Panggilan tidak diizinkan",
      blocked: "Nomor diblokir",
      unreachable: "Rute tidak tersedia",
      insufficientFunds: "Saldo tidak cukup",
      other: "Panggilan gagal"
    ),
    live: Live(
      unavailable: "Portal tidak mengirim pembaruan langsung: panggilan ditampilkan seperti saat tab dibuka.",
      customerFailed: "Data pelanggan tidak dapat dimuat.",
      tryAgain: "Coba lagi"
    ),
    crm: CRM(
      heading: "Di CRM",
      lead: "Prospek",
      deal: "Transaksi",
      contact: "Kontak",
      company: "Perusahaan",
      quote: "Penawaran",
      invoice: "Faktur",
      order: "Pesanan",
      item: "Item",
      notLinked: "Tidak tertaut ke CRM",
      notLinkedHint: "Tidak ada prospek, transaksi, kontak, atau perusahaan yang tertaut ke panggilan ini.",
      primary: "Utama",
      linkedItems: .same("# item tertaut"),
      opensInNewTab: "Dibuka di tab baru"
    ),
    home: Home(
      title: "Placard",
      purpose: "Placard menampilkan kepada operator siapa yang menelepon, langsung di kartu panggilan, "
        + "selagi telepon masih berdering.",
      placements: "Penempatan",
      placementCount: .same("# penempatan"),
      callCardPlacement: "Tab di kartu panggilan",
      defaultPlacement: "Halaman milik aplikasi",
      setup: "Penyiapan",
      portalAdmitted: "Portal ini dilayani oleh server",
      secure: "Portal dibuka melalui https",
      insecure: "Portal dibuka tanpa enkripsi (http)",
      tokenChecked: "Token aplikasi cocok",
      tokenNotConfigured: "Token aplikasi belum dikonfigurasi: asal permintaan tidak diperiksa",
      clientConfigured: "ID klien dan rahasia klien sudah dikonfigurasi",
      clientNotConfigured: "ID klien dan rahasia klien belum dikonfigurasi",
      received: "Data yang dikirim portal",
      parameter: "Parameter",
      value: "Nilai",
      secretSent: "dikirim, tidak ditampilkan",
      notSent: "tidak dikirim"
    ),
    unknownPlacement: UnknownPlacement(
      title: "Belum ada halaman untuk penempatan ini",
      explanation: "Bitrix24 membuka aplikasi di sini, tetapi Placard tidak memiliki halaman untuk tempat ini. "
        + "Halaman untuk tempat ini akan menerima data di bawah.",
      placement: "Penempatan",
      context: "Konteks",
      valueCount: .same("# nilai"),
      noContext: "Portal tidak mengirim konteks.",
      unreadableContext: "Konteks tidak dapat dibaca."
    ),
    refusal: Refusal(
      badRequest: "Permintaan tidak dapat dipahami",
      missingParameter: "Parameter wajib tidak disertakan:",
      invalidParameter: "Nilai parameter tidak valid:",
      contradictoryParameter: "Parameter dikirim dua kali dengan nilai berbeda:",
      incompleteBody: "Permintaan yang diterima tidak lengkap.",
      forbidden: "Akses ditolak",
      unknownPortal: "Portal Bitrix24 ini tidak terdaftar di server ini.",
      wrongToken: "Token aplikasi portal ini tidak ada atau salah.",
      insecurePortal: "Portal ini dibuka tanpa enkripsi (http), dan server ini tidak mengizinkannya.",
      notFound: "Halaman tidak ditemukan",
      notFoundHint: "Tidak ada apa pun di alamat ini.",
      methodNotAllowed: "Metode tidak diizinkan",
      methodNotAllowedHint: "Alamat ini tidak menanggapi permintaan jenis ini.",
      tooLarge: "Permintaan terlalu besar",
      tooLargeHint: "Data yang dikirim melebihi batas yang diterima server ini.",
      unsupported: "Format data tidak didukung",
      unsupportedHint: "Server ini hanya menerima formulir yang dikirim oleh Bitrix24.",
      internalError: "Terjadi kesalahan",
      internalErrorHint: "Kesalahan terjadi di server. Panggilan Anda tidak terpengaruh.",
      advice: "Tutup tab ini, lalu buka lagi. Jika masalah berlanjut, berikan ID permintaan kepada administrator Anda.",
      requestID: "ID permintaan"
    ),
    landing: Landing(
      title: "Placard sedang berjalan",
      explanation: "Alamat ini ditujukan untuk Bitrix24, yang membukanya di dalam portal. "
        + "Tidak ada yang perlu dilakukan di sini."
    ),
    unavailable: Unavailable(
      title: "Kartu panggilan sedang tidak tersedia",
      explanation: "Panggilan Anda tidak terpengaruh. Buka kembali tab ini beberapa saat lagi."
    )
  )
}
