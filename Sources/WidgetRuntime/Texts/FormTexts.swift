import Localization

/// What a form that writes says, besides what the server says of it (``RuntimeTexts/Action``).
package struct FormTexts: LocalizedTexts {
  /// Sends a form: a short button.
  package let save: String
  /// It is on its way.
  let saving: String
  /// There is no answer from the portal, so that nobody may write in the operator's name.
  let cannotSave: String
  /// After a failure: nobody has to do anything.
  let again: String
  /// What was written about a former call is in the portal by now; the number of that call follows.
  let formerSaved: String
  /// What was written about a former call is not, or may not be; its number and the reason follow.
  let formerOpen: String
  /// What is being written is lost when the page goes.
  let notKept: String

  package static let arabic = FormTexts(
    save: "حفظ",
    saving: "جارٍ الحفظ…",
    cannotSave: "لا يمكن الحفظ هنا: Bitrix24 لا يستجيب لهذه الصفحة.",
    again: "ستُعاد المحاولة تلقائيًا.",
    formerSaved: "تم حفظ ملاحظة سابقة:",
    formerOpen: "لم تُحفظ ملاحظة سابقة بعد:",
    notKept: "لا يحتفظ هذا المتصفح بالمسودات: احفظ قبل إغلاق البطاقة."
  )

  package static let brazilianPortuguese = FormTexts(
    save: "Salvar",
    saving: "Salvando…",
    cannotSave: "Não é possível salvar aqui: o Bitrix24 não responde a esta página.",
    again: "Uma nova tentativa será feita automaticamente.",
    formerSaved: "Uma nota anterior foi salva:",
    formerOpen: "Uma nota anterior ainda não foi salva:",
    notKept: "Este navegador não guarda rascunhos: salve antes que o cartão feche."
  )

  package static let english = FormTexts(
    save: "Save",
    saving: "Saving…",
    cannotSave: "Nothing can be saved here: Bitrix24 does not answer this page.",
    again: "Trying again automatically.",
    formerSaved: "An earlier note was saved:",
    formerOpen: "An earlier note is not saved yet:",
    notKept: "This browser keeps no drafts: save before the card closes."
  )

  package static let french = FormTexts(
    save: "Enregistrer",
    saving: "Enregistrement…",
    cannotSave: "Impossible d'enregistrer ici : Bitrix24 ne répond pas à cette page.",
    again: "Nouvelle tentative automatique.",
    formerSaved: "Une note précédente a été enregistrée :",
    formerOpen: "Une note précédente n'est pas encore enregistrée :",
    notKept: "Ce navigateur ne conserve pas les brouillons : enregistrez avant que la fiche ne se ferme."
  )

  package static let german = FormTexts(
    save: "Speichern",
    saving: "Wird gespeichert…",
    cannotSave: "Hier kann nicht gespeichert werden: Bitrix24 antwortet dieser Seite nicht.",
    again: "Es wird automatisch erneut versucht.",
    formerSaved: "Eine frühere Notiz wurde gespeichert:",
    formerOpen: "Eine frühere Notiz ist noch nicht gespeichert:",
    notKept: "Dieser Browser bewahrt keine Entwürfe auf: Speichern Sie, bevor sich die Karte schließt."
  )

  package static let hindi = FormTexts(
    save: "सहेजें",
    saving: "सहेजा जा रहा है…",
    cannotSave: "यहाँ सहेजा नहीं जा सकता: Bitrix24 इस पेज को जवाब नहीं दे रहा है।",
    again: "अपने-आप फिर से कोशिश की जाएगी।",
    formerSaved: "पिछला नोट सहेजा गया:",
    formerOpen: "पिछला नोट अभी तक सहेजा नहीं गया:",
    notKept: "यह ब्राउज़र ड्राफ़्ट नहीं रखता: कार्ड बंद होने से पहले सहेजें।"
  )

  package static let indonesian = FormTexts(
    save: "Simpan",
    saving: "Menyimpan…",
    cannotSave: "Tidak dapat menyimpan di sini: Bitrix24 tidak menjawab halaman ini.",
    again: "Akan dicoba lagi secara otomatis.",
    formerSaved: "Catatan sebelumnya telah disimpan:",
    formerOpen: "Catatan sebelumnya belum disimpan:",
    notKept: "Peramban ini tidak menyimpan draf: simpan sebelum kartu ditutup."
  )

  package static let italian = FormTexts(
    save: "Salva",
    saving: "Salvataggio…",
    cannotSave: "Qui non è possibile salvare: Bitrix24 non risponde a questa pagina.",
    again: "Verrà ritentato automaticamente.",
    formerSaved: "Una nota precedente è stata salvata:",
    formerOpen: "Una nota precedente non è ancora salvata:",
    notKept: "Questo browser non conserva le bozze: salva prima che la scheda si chiuda."
  )

  package static let japanese = FormTexts(
    save: "保存",
    saving: "保存しています…",
    cannotSave: "ここでは保存できません。Bitrix24 がこのページに応答していません。",
    again: "自動的に再試行します。",
    formerSaved: "以前のメモを保存しました:",
    formerOpen: "以前のメモはまだ保存されていません:",
    notKept: "このブラウザーは下書きを保持しません。カードが閉じる前に保存してください。"
  )

  package static let kazakh = FormTexts(
    save: "Сақтау",
    saving: "Сақталуда…",
    cannotSave: "Мұнда сақтау мүмкін емес: Битрикс24 бұл бетке жауап бермейді.",
    again: "Автоматты түрде қайталанады.",
    formerSaved: "Алдыңғы жазба сақталды:",
    formerOpen: "Алдыңғы жазба әлі сақталмаған:",
    notKept: "Бұл браузер жобаларды сақтамайды: карта жабылғанға дейін сақтаңыз."
  )

  package static let latinAmericanSpanish = FormTexts(
    save: "Guardar",
    saving: "Guardando…",
    cannotSave: "Aquí no se puede guardar: Bitrix24 no responde a esta página.",
    again: "Se volverá a intentar automáticamente.",
    formerSaved: "Se guardó una nota anterior:",
    formerOpen: "Una nota anterior aún no se ha guardado:",
    notKept: "Este navegador no conserva borradores: guarde antes de que se cierre la tarjeta."
  )

  package static let malay = FormTexts(
    save: "Simpan",
    saving: "Menyimpan…",
    cannotSave: "Tidak boleh menyimpan di sini: Bitrix24 tidak menjawab halaman ini.",
    again: "Akan dicuba semula secara automatik.",
    formerSaved: "Nota terdahulu telah disimpan:",
    formerOpen: "Nota terdahulu belum disimpan:",
    notKept: "Pelayar ini tidak menyimpan draf: simpan sebelum kad ditutup."
  )

  package static let polish = FormTexts(
    save: "Zapisz",
    saving: "Zapisywanie…",
    cannotSave: "Tutaj nie można zapisać: Bitrix24 nie odpowiada tej stronie.",
    again: "Nastąpi automatyczna ponowna próba.",
    formerSaved: "Wcześniejsza notatka została zapisana:",
    formerOpen: "Wcześniejsza notatka nie jest jeszcze zapisana:",
    notKept: "Ta przeglądarka nie przechowuje wersji roboczych: zapisz, zanim karta się zamknie."
  )

  package static let russian = FormTexts(
    save: "Сохранить",
    saving: "Сохранение…",
    cannotSave: "Здесь нельзя сохранить: Битрикс24 не отвечает этой странице.",
    again: "Попытка повторится автоматически.",
    formerSaved: "Прежняя заметка сохранена:",
    formerOpen: "Прежняя заметка ещё не сохранена:",
    notKept: "Этот браузер не хранит черновики: сохраните до закрытия карточки."
  )

  package static let simplifiedChinese = FormTexts(
    save: "保存",
    saving: "正在保存…",
    cannotSave: "无法在此保存：Bitrix24 未响应此页面。",
    again: "将自动重试。",
    formerSaved: "之前的备注已保存：",
    formerOpen: "之前的备注尚未保存：",
    notKept: "此浏览器不保留草稿：请在卡片关闭前保存。"
  )

  package static let thai = FormTexts(
    save: "บันทึก",
    saving: "กำลังบันทึก…",
    cannotSave: "ไม่สามารถบันทึกที่นี่ได้: Bitrix24 ไม่ตอบสนองต่อหน้านี้",
    again: "จะลองใหม่โดยอัตโนมัติ",
    formerSaved: "บันทึกย่อก่อนหน้าถูกบันทึกแล้ว:",
    formerOpen: "บันทึกย่อก่อนหน้ายังไม่ถูกบันทึก:",
    notKept: "เบราว์เซอร์นี้ไม่เก็บฉบับร่าง: โปรดบันทึกก่อนการ์ดจะปิด"
  )

  package static let traditionalChinese = FormTexts(
    save: "儲存",
    saving: "正在儲存…",
    cannotSave: "無法在此儲存：Bitrix24 未回應此頁面。",
    again: "將自動重試。",
    formerSaved: "先前的備註已儲存：",
    formerOpen: "先前的備註尚未儲存：",
    notKept: "此瀏覽器不保留草稿：請在卡片關閉前儲存。"
  )

  package static let turkish = FormTexts(
    save: "Kaydet",
    saving: "Kaydediliyor…",
    cannotSave: "Burada kaydedilemiyor: Bitrix24 bu sayfaya yanıt vermiyor.",
    again: "Otomatik olarak yeniden denenecek.",
    formerSaved: "Önceki bir not kaydedildi:",
    formerOpen: "Önceki bir not henüz kaydedilmedi:",
    notKept: "Bu tarayıcı taslakları saklamıyor: kart kapanmadan önce kaydedin."
  )

  package static let ukrainian = FormTexts(
    save: "Зберегти",
    saving: "Збереження…",
    cannotSave: "Тут не можна зберегти: Бітрікс24 не відповідає цій сторінці.",
    again: "Спробу буде повторено автоматично.",
    formerSaved: "Попередню нотатку збережено:",
    formerOpen: "Попередню нотатку ще не збережено:",
    notKept: "Цей браузер не зберігає чернеток: збережіть до закриття картки."
  )

  package static let vietnamese = FormTexts(
    save: "Lưu",
    saving: "Đang lưu…",
    cannotSave: "Không thể lưu ở đây: Bitrix24 không phản hồi trang này.",
    again: "Sẽ tự động thử lại.",
    formerSaved: "Ghi chú trước đó đã được lưu:",
    formerOpen: "Ghi chú trước đó chưa được lưu:",
    notKept: "Trình duyệt này không giữ bản nháp: hãy lưu trước khi thẻ đóng."
  )
}
