import CLinux
import Glibc

/// The connections that wait on a listening socket for somebody to accept them, as the kernel counts them.
///
/// When there is no room left, nginx answers 502.
package struct AcceptQueue: Equatable, Sendable {
  /// Those that wait.
  package let waiting: Int
  /// As many may wait. Of an inherited socket, whoever bound it has said so; `net.core.somaxconn` bounds both.
  package let maximum: Int

  /// - Parameter descriptor: of a listening socket, bound to a path or to a port.
  /// - Returns: `nil` where the kernel does not tell, as where `AF_NETLINK` is forbidden.
  init?(of descriptor: Int32) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    let counts = Self.tcpCounts(descriptor) ?? Self.unixCounts(inode: UInt32(truncatingIfNeeded: status.st_ino))
    guard let counts else { return nil }
    (waiting, maximum) = (Int(counts.waiting), Int(counts.maximum))
  }

  private typealias Counts = (waiting: UInt32, maximum: UInt32)

  /// Of a listening socket, the kernel puts both counts into fields that have another meaning for a connection
  /// (`tcp_get_info`).
  private static func tcpCounts(_ descriptor: Int32) -> Counts? {
    var info = tcp_info()
    var size = socklen_t(MemoryLayout<tcp_info>.size)
    guard getsockopt(descriptor, Int32(IPPROTO_TCP), TCP_INFO, &info, &size) == 0 else { return nil }
    return (info.tcpi_unacked, info.tcpi_sacked)
  }

  /// What `ss -xl` shows, asked for in the same way: sock_diag(7).
  private static func unixCounts(inode: UInt32) -> Counts? {
    let netlink = socket(AF_NETLINK, Int32(SOCK_RAW.rawValue | SOCK_CLOEXEC.rawValue), NETLINK_SOCK_DIAG)
    guard netlink >= 0 else { return nil }
    defer { close(netlink) }

    var question = Question()
    question.header.nlmsg_len = UInt32(MemoryLayout<Question>.size)
    question.header.nlmsg_type = UInt16(SOCK_DIAG_BY_FAMILY)
    question.header.nlmsg_flags = UInt16(NLM_F_REQUEST)
    question.request.sdiag_family = UInt8(AF_UNIX)
    question.request.udiag_states = .max
    question.request.udiag_ino = inode
    question.request.udiag_show = UInt32(UDIAG_SHOW_RQLEN)
    // No cookie: the inode will do.
    question.request.udiag_cookie = (.max, .max)
    guard send(netlink, &question, MemoryLayout<Question>.size, 0) == MemoryLayout<Question>.size else { return nil }

    // The kernel has answered by now.
    var answer = [UInt8](repeating: 0, count: 1024)
    let count = recv(netlink, &answer, answer.count, Int32(MSG_DONTWAIT))
    return count > 0 ? answer[..<count].withUnsafeBytes(counts) : nil
  }

  private struct Question {
    var header = nlmsghdr()
    var request = unix_diag_req()
  }

  private static func counts(in answer: UnsafeRawBufferPointer) -> Counts? {
    let headers = MemoryLayout<nlmsghdr>.size + MemoryLayout<unix_diag_msg>.size
    guard answer.count >= headers,
      answer.loadUnaligned(as: nlmsghdr.self).nlmsg_type == UInt16(SOCK_DIAG_BY_FAMILY)
    else { return nil }
    var rest = UnsafeRawBufferPointer(rebasing: answer[headers...])
    let header = MemoryLayout<nlattr>.size
    while rest.count >= header {
      let attribute = rest.loadUnaligned(as: nlattr.self)
      let length = Int(attribute.nla_len)
      guard (header...rest.count).contains(length) else { return nil }
      if attribute.nla_type == UInt16(UNIX_DIAG_RQLEN), length >= header + MemoryLayout<unix_diag_rqlen>.size {
        let counts = rest.loadUnaligned(fromByteOffset: header, as: unix_diag_rqlen.self)
        return (counts.udiag_rqueue, counts.udiag_wqueue)
      }
      // Each begins at a multiple of four.
      rest = UnsafeRawBufferPointer(rebasing: rest[min((length + 3) & ~3, rest.count)...])
    }
    return nil
  }
}
