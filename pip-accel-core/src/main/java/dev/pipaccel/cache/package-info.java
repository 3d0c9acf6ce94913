/// The store: everything that a later run, another process or another environment may reuse.
///
/// ```
/// PIP_DOWNLOAD_CACHE
///   sha256/ab/<digest>/<file name>     archives exactly as downloaded
/// PIP_ACCEL_CACHE
///   sources/ binaries/                 flat views for people, never read
///   pages-1/<url digest>/              an index page and, apart from it, how fresh it is
///   metadata-1/ab/<digest>             core metadata
///   built-1/<build key>/<variant>/     a wheel built here and its manifest
///   trees-1/<wheel sha256>/            the unpacked wheel, its manifest, bytecode per interpreter
///   interpreters-1/                    what probing an interpreter told
///   resolutions-1/ab/<digest>          what was chosen for a set of requirements
///   logs/ locks/ tmp/ quarantine/
/// ```
///
/// | type | what it is |
/// |---|---|
/// | `CacheRoots` | where the store lies, and who may trust what lies there |
/// | `Cache` | the store of one run; what the user's roots can't take goes to a private folder |
/// | `ArchiveStore` | archives by digest |
/// | `PageStore`, `RecordStore` | small records by key |
/// | `BuiltWheelStore` | wheels built here, by build key and variant |
/// | `FlatViews` | `sources/` and `binaries/` |
/// | `CacheLocks` | one lock per key, so that work is done once |
///
/// Everything is written beside its place and then renamed, so a reader never sees half a file. A
/// store that is missing, unreadable, read-only, full or corrupt costs time, never an install.
@NullMarked
package dev.pipaccel.cache;

import org.jspecify.annotations.NullMarked;
