package dev.pipaccel.http;

import dev.pipaccel.model.hash.Hash;
import java.nio.file.Path;

/// A file that has arrived whole and whose digests have been checked.
///
/// @param sha256 always computed, whatever was expected
/// @param size in bytes
public record DownloadedFile(Path path, Hash sha256, long size) {}
