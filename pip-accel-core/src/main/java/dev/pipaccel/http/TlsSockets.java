package dev.pipaccel.http;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/// Puts TLS on sockets. Certificates and host names are checked by the JDK, except for trusted
/// hosts.
///
/// A JVM that has just started encrypts ChaCha20 three times as fast as AES, whose intrinsics come
/// with the optimising compiler only; so the first offer for TLS 1.3 holds no AES. A server that
/// cannot take it (a FIPS one) gets the JDK's whole offer at once, and ever after.
final class TlsSockets {
  private static final String FAST = "TLS_CHACHA20_POLY1305_SHA256";
  private static final List<String> SLOW =
      List.of("TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256");

  private final TlsContexts contexts;
  private final BiPredicate<String, Integer> isTrusted;
  private final Set<String> wholeOffer = ConcurrentHashMap.newKeySet();

  TlsSockets(TlsContexts contexts, BiPredicate<String, Integer> isTrusted) {
    this.contexts = contexts;
    this.isTrusted = isTrusted;
  }

  /// Thrown when the server takes nothing of the first offer; the next connection makes the whole.
  static final class OfferRefusedException extends SSLException {
    private static final long serialVersionUID = 1;

    OfferRefusedException(SSLException cause) {
      super(cause.getMessage(), cause);
    }
  }

  SSLSocket handshake(Socket plain, String host, int port) throws IOException {
    boolean trusted = isTrusted.test(host, port);
    SSLContext context = trusted ? contexts.unchecked() : contexts.checked();
    var socket = (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true);
    boolean whole = wholeOffer.contains(host);
    SSLParameters parameters = socket.getSSLParameters();
    if (!trusted) {
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
    }
    if (!whole) {
      parameters.setCipherSuites(firstOffer(parameters.getCipherSuites()));
    }
    parameters.setApplicationProtocols(new String[] {"http/1.1"});
    socket.setSSLParameters(parameters);
    try {
      socket.startHandshake();
      return socket;
    } catch (SSLException e) {
      if (!whole && isRefusedOffer(e)) {
        wholeOffer.add(host);
        throw new OfferRefusedException(e);
      }
      throw e;
    }
  }

  private static String[] firstOffer(String[] usual) {
    List<String> suites = new ArrayList<>(Arrays.asList(usual));
    if (suites.remove(FAST)) {
      suites.removeAll(SLOW);
      suites.addFirst(FAST);
    }
    return suites.toArray(String[]::new);
  }

  private static boolean isRefusedOffer(SSLException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("handshake_failure")
        || message.contains("insufficient_security")
        || message.contains("illegal_parameter");
  }
}
