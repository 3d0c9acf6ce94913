package dev.pipaccel.http;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/// Makes the two TLS contexts of a run, each when it is first needed. Safe for use by several
/// threads.
final class TlsContexts {
  private final CertificateSource certificates;
  private final Optional<ClientKey> clientKey;
  private @Nullable SSLContext checked;
  private @Nullable SSLContext unchecked;

  TlsContexts(CertificateSource certificates, Optional<ClientKey> clientKey) {
    this.certificates = certificates;
    this.clientKey = clientKey;
  }

  /// Returns the context that checks certificates.
  synchronized SSLContext checked() throws IOException {
    if (checked == null) {
      checked = context(certificates.trustManager());
    }
    return checked;
  }

  /// Returns the context for trusted hosts, which checks nothing.
  synchronized SSLContext unchecked() throws IOException {
    if (unchecked == null) {
      unchecked = context(new UncheckedTrustManager());
    }
    return unchecked;
  }

  private SSLContext context(TrustManager trust) throws IOException {
    try {
      KeyManager[] keys = clientKey.isPresent() ? clientKey.get().keyManagers() : new KeyManager[0];
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys, new TrustManager[] {trust}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("TLS cannot be set up: " + e.getMessage(), e);
    }
  }
}
