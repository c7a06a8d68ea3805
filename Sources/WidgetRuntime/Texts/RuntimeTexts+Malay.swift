extension RuntimeTexts {
  package static let malay = RuntimeTexts(
    action: Action(
      done: "Disimpan.",
      later: "Akan disimpan selepas panggilan.",
      kept: "Tiada tempat untuk menyimpannya. Nota disimpan untuk anda.",
      refused: "Bitrix24 tidak membenarkannya.",
      stale: "Rakan sekerja telah mengubahnya. Kandungan kini:",
      unknown: "Sambungan terputus. Tidak diketahui sama ada ia disimpan.",
      busy: "Bitrix24 sibuk. Tiada apa-apa yang disimpan; cuba lagi.",
      missing: "Medan ini kosong.",
      tooLong: "Teks terlalu panjang.",
      duplicates: "Nombor atau e-mel ini sudah dimiliki seseorang.",
      createAnyway: "Cipta juga",
      demanded: "Bitrix24 juga memerlukan:",
      openForm: "Buka borangnya",
      typedCopied: "Apa yang anda taip telah disalin.",
      malformed: "Nilai tidak sah."
    ),
    part: Part(
      failed: "Bahagian ini tidak dapat dimuatkan.",
      tryAgain: "Cuba lagi",
      tooSlow: "Bitrix24 tidak menjawab tepat pada masanya.",
      busy: "Bitrix24 sedang sibuk. Cuba semula sebentar lagi.",
      expired: "Kebenaran anda telah tamat tempoh. "
        + "Beralih ke tab lain pada kad dan kembali semula, atau muat semula halaman selepas panggilan.",
      noAccessToApplication: "Anda tidak dibenarkan menggunakan aplikasi ini: hubungi pentadbir.",
      notInstalled: "Aplikasi ini tidak dipasang dalam Bitrix24: hubungi pentadbir.",
      notConfirmed: "Pentadbir perlu mengesahkan permintaan aplikasi ini dalam Bitrix24 terlebih dahulu.",
      refused: "Bitrix24 menolak permintaan aplikasi ini: hubungi pentadbir."
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
      advice: "Beralih ke tab lain pada kad dan kembali semula, atau muat semula halaman selepas panggilan. "
        + "Jika masalah berterusan, berikan ID permintaan kepada pentadbir anda.",
      hintForAdministrators: "Untuk pentadbir: "
        + "pasang semula aplikasi dalam portal ini atau minta alamat portal ditambahkan pada konfigurasi pelayan.",
      requestID: "ID permintaan"
    ),
    landing: Landing(
      title: "Placard sedang berjalan",
      explanation: "Alamat ini adalah untuk Bitrix24, yang membukanya di dalam portal. "
        + "Tiada apa-apa yang perlu dilakukan di sini."
    ),
    unavailable: Unavailable(
      title: "Kad panggilan tidak tersedia buat masa ini",
      explanation: "Panggilan anda tidak terjejas. "
        + "Beralih ke tab lain pada kad dan kembali semula, atau muat semula halaman selepas panggilan."
    )
  )
}
