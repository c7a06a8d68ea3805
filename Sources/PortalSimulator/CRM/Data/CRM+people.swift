extension CRM {
  static let seedPeople = [
    Person(
      id: 1, name: "Maria", lastName: "Sommer", position: "Head of customer service", isAdministrator: true,
      isOperator: true, innerPhone: "10"),
    Person(id: 7, name: "Jonas", lastName: "Keller", position: "Operator", isOperator: true, innerPhone: "17"),
    Person(
      id: 9, name: "Lena", lastName: "Vogt", position: "Operator, on probation", isOperator: true, hasCRM: false,
      innerPhone: "19"),
    Person(id: 12, name: "Amira", lastName: "Haddad", position: "Key accounts", innerPhone: "12", workday: "PAUSED"),
    Person(
      id: 15, name: "Пётр", lastName: "Смирнов", position: "Менеджер", secondName: "Ильич", innerPhone: "15"),
    Person(id: 23, name: "娜", lastName: "李", position: "销售经理"),
    Person(id: 31, name: "João", lastName: "Ferreira", position: "Vendas", isActive: false, workday: "CLOSED"),
  ]
}
