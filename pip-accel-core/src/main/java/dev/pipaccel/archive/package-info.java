/// Reading wheels and source archives that may be hostile, and writing wheels.
///
/// - [dev.pipaccel.archive.ZipArchive]: a strict reader of zip files (APPNOTE 6.3.10), also over a
///   [dev.pipaccel.archive.ByteSource] that fetches ranges of a remote file
/// - [dev.pipaccel.archive.SourceArchives]: unpacks source distributions by PEP 706's data filter
/// - [dev.pipaccel.archive.SafeEntryName]: the one place that judges names of entries
/// - [dev.pipaccel.archive.ZipWriter]: writes the same bytes for the same content
@NullMarked
package dev.pipaccel.archive;

import org.jspecify.annotations.NullMarked;
