package dev.pipaccel.model.record;

import java.util.Optional;
import java.util.OptionalLong;

/// One line of a RECORD file (spec "Recording installed projects").
///
/// @param path relative to the folder that holds the dist-info directory, or absolute; with `/`
/// @param hash `algorithm=urlsafe-base64-without-padding`
/// @param size in bytes
public record RecordEntry(String path, Optional<String> hash, OptionalLong size) {}
