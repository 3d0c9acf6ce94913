/// HTTP/1.1 (RFC 9110, 9112) as installing needs it: GET and HEAD over few kept-alive connections,
/// with proxies, TLS, redirects, authentication, retries and resumed downloads. Knows nothing of
/// packages.
@NullMarked
package dev.pipaccel.http;

import org.jspecify.annotations.NullMarked;
