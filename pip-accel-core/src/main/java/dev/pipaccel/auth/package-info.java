/// Where user names and passwords for a host come from: URLs, `.netrc`, the `keyring` command and
/// the user. Knows no HTTP.
@NullMarked
package dev.pipaccel.auth;

import org.jspecify.annotations.NullMarked;
