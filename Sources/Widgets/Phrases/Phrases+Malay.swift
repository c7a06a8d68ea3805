extension Phrases {
  static let malay = Phrases(
    call: Call(
      title: "Kad panggilan",
      incoming: "Panggilan masuk",
      outgoing: "Panggilan keluar",
      callback: "Panggilan balik",
      transferred: "Panggilan yang dipindahkan",
      otherDirection: "Panggilan",
      ringing: "Berdering",
      notStarted: "Belum dimulakan",
      connecting: "Sedang menyambung",
      connected: "Dalam perbualan",
      ended: "Panggilan tamat",
      duration: "Tempoh",
      number: "Nombor telefon",
      copyNumber: "Salin nombor",
      copied: "Disalin",
      notCopied: "Tekan Ctrl+C untuk menyalin",
      numberHidden: "Nombor disembunyikan",
      numberHiddenHint: "Pemanggil menyembunyikan nombornya. Tanya nombornya jika anda perlu menelefon semula.",
      numberUnknown: "Nombor tidak diketahui",
      numberUnknownHint: "Portal tidak menghantar nombor telefon ini.",
      line: "Talian",
      campaign: "Kempen panggilan",
      activity: "Aktiviti",
      callID: "ID panggilan",
      details: "Butiran",
      incomplete: "Sebahagian data panggilan ini tidak dapat dibaca."
    ),
    failure: Failure(
      busy: "Sibuk",
      unavailable: "Tidak dapat dihubungi",
      notAnswered: "Tidak dijawab",
      declined: "Ditolak",
      cancelled: "Dibatalkan",
      invalidNumber: "Nombor tidak sah",
      forbidden: "Panggilan tidak dibenarkan",
      blocked: "Nombor disekat",
      unreachable: "Laluan tidak tersedia",
      insufficientFunds: "Baki tidak mencukupi",
      other: "Panggilan gagal"
    ),
    live: Live(
      unavailable: "Portal tidak menghantar kemas kini masa nyata: panggilan dipaparkan seperti semasa tab dibuka.",
      customerFailed: "Data pelanggan tidak dapat dimuatkan.",
      tryAgain: "Cuba lagi"
    ),
    crm: CRM(
      heading: "Dalam CRM",
      lead: "Prospek",
      deal: "Urus niaga",
      contact: "Kenalan",
      company: "Syarikat",
      quote: "Sebut harga",
      invoice: "Invois",
      order: "Pesanan",
      item: "Item",
      notLinked: "Tidak dipautkan kepada CRM",
      notLinkedHint: "Tiada prospek, urus niaga, kenalan atau syarikat yang dipautkan kepada panggilan ini.",
      primary: "Utama",
      linkedItems: .same("# item dipautkan"),
      opensInNewTab: "Dibuka dalam tab baharu"
    ),
    home: Home(
      title: "Placard",
      purpose: "Placard menunjukkan kepada operator siapa yang menelefon, terus dalam kad panggilan, "
        + "sementara telefon masih berdering.",
      placements: "Penempatan",
      placementCount: .same("# penempatan"),
      callCardPlacement: "Tab dalam kad panggilan",
      defaultPlacement: "Halaman milik aplikasi",
      setup: "Persediaan",
      portalAdmitted: "Portal ini dilayan oleh pelayan",
      secure: "Portal dibuka melalui https",
      insecure: "Portal dibuka tanpa penyulitan (http)",
      tokenChecked: "Token aplikasi sepadan",
      tokenNotConfigured: "Token aplikasi belum dikonfigurasikan: asal permintaan tidak disemak",
      clientConfigured: "ID klien dan rahsia klien telah dikonfigurasikan",
      clientNotConfigured: "ID klien dan rahsia klien belum dikonfigurasikan",
      received: "Data yang dihantar oleh portal",
      parameter: "Parameter",
      value: "Nilai",
      secretSent: "dihantar, tidak dipaparkan",
      notSent: "tidak dihantar"
    ),
    unknownPlacement: UnknownPlacement(
      title: "Belum ada halaman untuk penempatan ini",
      explanation: "Bitrix24 membuka aplikasi di sini, tetapi Placard tidak mempunyai halaman untuk tempat ini. "
        + "Halaman untuk tempat ini akan menerima data di bawah.",
      placement: "Penempatan",
      context: "Konteks",
      valueCount: .same("# nilai"),
      noContext: "Portal tidak menghantar konteks.",
      unreadableContext: "Konteks tidak dapat dibaca."
    ),
    refusal: Refusal(
      badRequest: "Permintaan tidak dapat difahami",
      missingParameter: "Parameter wajib tidak disertakan:",
      invalidParameter: "Nilai parameter tidak sah:",
      contradictoryParameter: "Parameter dihantar dua kali dengan nilai yang berbeza:",
      incompleteBody: "Permintaan yang diterima tidak lengkap.",
      forbidden: "Akses ditolak",
      unknownPortal: "Portal Bitrix24 ini tidak berdaftar pada pelayan ini.",
      wrongToken: "Token aplikasi portal ini tiada atau salah.",
      insecurePortal: "Portal ini dibuka tanpa penyulitan (http), dan pelayan ini tidak membenarkannya.",
      notFound: "Halaman tidak ditemui",
      notFoundHint: "Tiada apa-apa di alamat ini.",
      methodNotAllowed: "Kaedah tidak dibenarkan",
      methodNotAllowedHint: "Alamat ini tidak menjawab permintaan jenis ini.",
      tooLarge: "Permintaan terlalu besar",
      tooLargeHint: "Data yang dihantar melebihi had yang diterima oleh pelayan ini.",
      unsupported: "Format data tidak disokong",
      unsupportedHint: "Pelayan ini hanya menerima borang yang dihantar oleh Bitrix24.",
      internalError: "Ralat telah berlaku",
      internalErrorHint: "Ralat berlaku pada pelayan. Panggilan anda tidak terjejas.",
      advice: "Tutup tab ini dan buka semula. Jika masalah berterusan, berikan ID permintaan kepada pentadbir anda.",
      requestID: "ID permintaan"
    ),
    landing: Landing(
      title: "Placard sedang berjalan",
      explanation: "Alamat ini adalah untuk Bitrix24, yang membukanya di dalam portal. "
        + "Tiada apa-apa yang perlu dilakukan di sini."
    ),
    unavailable: Unavailable(
      title: "Kad panggilan tidak tersedia buat masa ini",
      explanation: "Panggilan anda tidak terjejas. Buka semula tab ini sebentar lagi."
    )
  )
}
