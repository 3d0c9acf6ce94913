/// The shared cache: what one machine of a farm has fetched or built, the others need not.
///
/// ```
/// cas/sha256/ab/<digest>      archives and wheels, exactly as they are
/// pages-1/ab/<digest>         an index page and its freshness, by the page's URL
/// metadata-1/ab/<digest>      core metadata, by the archive's digest or the build key
/// builds-1/ab/<build key>     the wheels built under a key and what they need
/// leases-1/ab/<build key>     who is building
/// ```
///
/// | type | what it is |
/// |---|---|
/// | `SharedCache` | the shared cache of one run |
/// | `CacheBackend` | a store: a folder, a web server |
/// | `StoreKey` | the name of something in a store |
/// | `SigningKey` | by which a machine vouches for its records |
/// | `Lease` | the right to build while others wait |
///
/// Only blobs verify themselves. All else is a claim, a record: it is signed and bound to its key.
/// Blobs are stored before the record that leads to them. Nothing that is not verified leaves this
/// package, and a backend that fails, hangs or lies costs time, never an install.
@NullMarked
package dev.pipaccel.share;

import org.jspecify.annotations.NullMarked;
