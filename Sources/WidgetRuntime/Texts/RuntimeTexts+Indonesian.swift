extension RuntimeTexts {
  package static let indonesian = RuntimeTexts(
    action: Action(
      done: "Tersimpan.",
      later: "Akan disimpan setelah panggilan.",
      kept: "Tidak ada tempat menyimpannya. Catatan disimpan untuk Anda.",
      refused: "Bitrix24 tidak mengizinkan ini.",
      stale: "Rekan kerja telah mengubahnya. Isinya sekarang:",
      unknown: "Koneksi terputus. Tidak diketahui apakah sudah tersimpan.",
      busy: "Bitrix24 sedang sibuk. Tidak ada yang disimpan; coba lagi.",
      missing: "Kolom ini kosong.",
      tooLong: "Teks terlalu panjang.",
      duplicates: "Nomor atau email ini sudah dimiliki seseorang.",
      createAnyway: "Tetap buat",
      demanded: "Bitrix24 juga meminta:",
      openForm: "Buka formulirnya",
      typedCopied: "Yang Anda ketik telah disalin.",
      malformed: "Nilai tidak valid."
    ),
    part: Part(
      failed: "Bagian ini tidak dapat dimuat.",
      tryAgain: "Coba lagi",
      tooSlow: "Bitrix24 tidak merespons tepat waktu.",
      busy: "Bitrix24 sedang sibuk. Coba lagi beberapa saat lagi.",
      expired: "Otorisasi Anda sudah kedaluwarsa. "
        + "Beralihlah ke tab lain di kartu lalu kembali, atau muat ulang halaman setelah panggilan.",
      noAccessToApplication: "Anda tidak boleh menggunakan aplikasi ini: hubungi administrator.",
      notInstalled: "Aplikasi ini tidak terpasang di Bitrix24: hubungi administrator.",
      notConfirmed: "Administrator harus mengonfirmasi permintaan aplikasi ini di Bitrix24 terlebih dahulu.",
      refused: "Bitrix24 menolak permintaan aplikasi ini: hubungi administrator."
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
      advice: "Beralihlah ke tab lain di kartu lalu kembali, atau muat ulang halaman setelah panggilan. "
        + "Jika masalah berlanjut, berikan ID permintaan kepada administrator Anda.",
      hintForAdministrators: "Untuk administrator: "
        + "instal ulang aplikasi di portal ini atau minta agar alamat portal ditambahkan ke konfigurasi server.",
      requestID: "ID permintaan"
    ),
    landing: Landing(
      title: "Placard sedang berjalan",
      explanation: "Alamat ini ditujukan untuk Bitrix24, yang membukanya di dalam portal. "
        + "Tidak ada yang perlu dilakukan di sini."
    ),
    unavailable: Unavailable(
      title: "Kartu panggilan sedang tidak tersedia",
      explanation: "Panggilan Anda tidak terpengaruh. "
        + "Beralihlah ke tab lain di kartu lalu kembali, atau muat ulang halaman setelah panggilan."
    )
  )
}
