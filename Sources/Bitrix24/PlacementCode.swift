/// The code of a place in the portal where a widget can be shown: what `PLACEMENT` carries.
///
/// The documented codes are known by name, those of the CRM by item type and place; any other text is kept as it is,
/// since portals get new placements before this program does.
package enum PlacementCode: Hashable, Sendable, CustomStringConvertible {
  case documented(Documented)
  /// `CRM_<type>_<place>`, for example `CRM_DEAL_DETAIL_TAB` or `CRM_DYNAMIC_183_LIST_MENU`.
  case crm(CRMOwner, CRMPlace)
  case other(String)

  /// The tab in the call card.
  package static let callCard = PlacementCode.documented(.callCard)
  /// The application's own page.
  package static let application = PlacementCode.documented(.application)

  /// The code of that spelling; any other text is kept.
  package init(_ text: String) {
    // Equality of strings takes characters such as U+212A for the letters that they look like; a code is ASCII.
    if !text.utf8.allSatisfy({ $0 < 0x80 }) {
      self = .other(text)
    } else if let documented = Documented(rawValue: text) {
      self = .documented(documented)
    } else if let (owner, place) = Self.crm(text) {
      self = .crm(owner, place)
    } else {
      self = .other(text)
    }
  }

  /// The code as the portal spells it.
  package var description: String {
    switch self {
    case .documented(let code): code.rawValue
    case .crm(let owner, let place): "CRM_\(owner)_\(place.rawValue)"
    case .other(let text): text
    }
  }

  /// Whether the code looks like one, known or not: 1 to 64 of `A-Z 0-9 _`. Others are not logged.
  package var isWellFormed: Bool {
    guard case .other(let text) = self else { return true }
    return (1...64).contains(text.utf8.count)
      && text.utf8.allSatisfy {
        $0.isDigit || $0 == UInt8(ascii: "_") || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0)
      }
  }

  private static func crm(_ text: String) -> (CRMOwner, CRMPlace)? {
    guard text.hasPrefix("CRM_") else { return nil }
    let rest = text.dropFirst(4)
    for place in CRMPlace.allCases where rest.hasSuffix("_" + place.rawValue) {
      if let owner = CRMOwner(rest.dropLast(place.rawValue.count + 1)) { return (owner, place) }
    }
    return nil
  }

  /// The codes that Bitrix24's documentation lists by name.
  package enum Documented: String, CaseIterable, Sendable {
    case application = "DEFAULT"
    case biAnalyticsMenu = "BI_ANALYTICS_MENU"
    case calendarGridView = "CALENDAR_GRIDVIEW"
    case callCard = "CALL_CARD"
    case contactCenter = "CONTACT_CENTER"
    case crmAnalyticsMenu = "CRM_ANALYTICS_MENU"
    case crmAnalyticsToolbar = "CRM_ANALYTICS_TOOLBAR"
    case crmBankDetailAutocomplete = "CRM_BANK_DETAIL_AUTOCOMPLETE"
    case crmDetailSearch = "CRM_DETAIL_SEARCH"
    case crmFunnelsToolbar = "CRM_FUNNELS_TOOLBAR"
    case crmRequisiteAutocomplete = "CRM_REQUISITE_AUTOCOMPLETE"
    case chatContextMenu = "IM_CONTEXT_MENU"
    case chatNavigation = "IM_NAVIGATION"
    case chatSidebar = "IM_SIDEBAR"
    case chatSmilesSelector = "IM_SMILES_SELECTOR"
    case chatTextArea = "IM_TEXTAREA"
    case mobileChatContextMenu = "IMMOBILE_CONTEXT_MENU"
    case leftMenu = "LEFT_MENU"
    case pageBackgroundWorker = "PAGE_BACKGROUND_WORKER"
    case restApplicationURI = "REST_APP_URI"
    case settingConnector = "SETTING_CONNECTOR"
    case workgroupDetailTab = "SONET_GROUP_DETAIL_TAB"
    case workgroupRobotDesignerToolbar = "SONET_GROUP_ROBOT_DESIGNER_TOOLBAR"
    case workgroupToolbar = "SONET_GROUP_TOOLBAR"
    case taskGroupListToolbar = "TASK_GROUP_LIST_TOOLBAR"
    case taskListContextMenu = "TASK_LIST_CONTEXT_MENU"
    case taskRobotDesignerToolbar = "TASK_ROBOT_DESIGNER_TOOLBAR"
    case taskUserListToolbar = "TASK_USER_LIST_TOOLBAR"
    case taskViewSidebar = "TASK_VIEW_SIDEBAR"
    case taskViewTab = "TASK_VIEW_TAB"
    case taskViewTopPanel = "TASK_VIEW_TOP_PANEL"
    case telephonyAnalyticsMenu = "TELEPHONY_ANALYTICS_MENU"
    case userFieldType = "USERFIELD_TYPE"
    case userProfileMenu = "USER_PROFILE_MENU"
    case userProfileToolbar = "USER_PROFILE_TOOLBAR"
  }

  /// The item type in a placement of the CRM.
  package enum CRMOwner: Hashable, Sendable, CustomStringConvertible {
    case standard(Standard)
    /// A smart process (the portal's own item type), by its `entityTypeId`.
    case dynamic(Int)

    /// The types that every portal has.
    package enum Standard: String, CaseIterable, Sendable {
      case lead = "LEAD"
      case deal = "DEAL"
      case contact = "CONTACT"
      case company = "COMPANY"
      case quote = "QUOTE"
      case smartInvoice = "SMART_INVOICE"
      case order = "ORDER"
      case activity = "ACTIVITY"
    }

    init?(_ text: Substring) {
      if let standard = Standard(rawValue: String(text)) {
        self = .standard(standard)
      } else if text.hasPrefix("DYNAMIC_"), let number = Int(canonicalDigits: text.dropFirst(8)) {
        self = .dynamic(number)
      } else {
        return nil
      }
    }

    package var description: String {
      switch self {
      case .standard(let type): type.rawValue
      case .dynamic(let number): "DYNAMIC_\(number)"
      }
    }
  }

  /// Where in the CRM the widget is.
  package enum CRMPlace: String, CaseIterable, Sendable {
    case activityTimelineMenu = "ACTIVITY_TIMELINE_MENU"
    case detailActivity = "DETAIL_ACTIVITY"
    case detailTab = "DETAIL_TAB"
    case detailToolbar = "DETAIL_TOOLBAR"
    case documentGeneratorButton = "DOCUMENTGENERATOR_BUTTON"
    case listMenu = "LIST_MENU"
    case listToolbar = "LIST_TOOLBAR"
    case robotDesignerToolbar = "ROBOT_DESIGNER_TOOLBAR"
  }
}

extension Int {
  /// Reads a positive number of up to 18 digits that has exactly one spelling: no sign, no leading zero.
  package init?(canonicalDigits text: some StringProtocol) {
    let bytes = text.utf8
    guard (1...18).contains(bytes.count), bytes.allSatisfy(\.isDigit), bytes.first != UInt8(ascii: "0") else {
      return nil
    }
    self = bytes.reduce(0) { 10 * $0 + Int($1 - UInt8(ascii: "0")) }
  }
}
