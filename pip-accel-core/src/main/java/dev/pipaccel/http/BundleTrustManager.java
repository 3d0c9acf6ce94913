package dev.pipaccel.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/// Trusts the authorities of a PEM bundle, but parses only those that a server's chain names. Every
/// check is the JDK's own, made with those authorities; if it fails, it is made again with all of
/// them, so that the answer is the same as if all had been parsed.
final class BundleTrustManager extends X509ExtendedTrustManager {
  private final List<byte[]> certificates;
  private final Map<ByteBuffer, List<byte[]>> bySubject = new HashMap<>();
  private final Map<Set<ByteBuffer>, X509ExtendedTrustManager> delegates =
      new ConcurrentHashMap<>();

  BundleTrustManager(List<byte[]> certificates) {
    this.certificates = List.copyOf(certificates);
    for (byte[] certificate : certificates) {
      DerReader.subject(certificate)
          .ifPresent(subject ->
              bySubject
                  .computeIfAbsent(ByteBuffer.wrap(subject), _ -> new ArrayList<>(1))
                  .add(certificate));
    }
  }

  /// One of the JDK's checks.
  private interface Check {
    void with(X509ExtendedTrustManager delegate) throws CertificateException;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain, delegate -> delegate.checkServerTrusted(chain, type, socket));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check(chain, delegate -> delegate.checkServerTrusted(chain, type, engine));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain, delegate -> delegate.checkServerTrusted(chain, type));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    throw new CertificateException("this program is no server");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("this program is no server");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("this program is no server");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }

  private void check(X509Certificate[] chain, Check check) throws CertificateException {
    Set<ByteBuffer> named = new HashSet<>();
    for (X509Certificate certificate : chain) {
      named.add(ByteBuffer.wrap(certificate.getIssuerX500Principal().getEncoded()));
      named.add(ByteBuffer.wrap(certificate.getSubjectX500Principal().getEncoded()));
    }
    named.retainAll(bySubject.keySet());
    if (!named.isEmpty()) {
      try {
        check.with(delegate(named));
        return;
      } catch (CertificateException e) {
        if (named.size() == bySubject.size()) {
          throw e;
        }
      }
    }
    check.with(delegate(Set.of()));
  }

  /// Returns the JDK's trust manager over the authorities of these names, or over all if there are
  /// none.
  private X509ExtendedTrustManager delegate(Set<ByteBuffer> subjects) throws CertificateException {
    X509ExtendedTrustManager known = delegates.get(subjects);
    if (known != null) {
      return known;
    }
    List<byte[]> chosen = new ArrayList<>();
    for (ByteBuffer subject : subjects) {
      chosen.addAll(bySubject.getOrDefault(subject, List.of()));
    }
    X509ExtendedTrustManager made = make(subjects.isEmpty() ? certificates : chosen);
    delegates.put(Set.copyOf(subjects), made);
    return made;
  }

  private static X509ExtendedTrustManager make(List<byte[]> anchors) throws CertificateException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      CertificateFactory parser = CertificateFactory.getInstance("X.509");
      int number = 0;
      for (byte[] anchor : anchors) {
        store.setCertificateEntry("ca" + number++, parse(parser, anchor));
      }
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
    } catch (GeneralSecurityException | IOException e) {
      throw new CertificateException("the trusted certificates cannot be used: " + e, e);
    }
  }

  private static X509Certificate parse(CertificateFactory parser, byte[] der)
      throws CertificateException {
    return (X509Certificate) parser.generateCertificate(new ByteArrayInputStream(der));
  }
}
