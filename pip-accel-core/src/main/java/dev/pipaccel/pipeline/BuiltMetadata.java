package dev.pipaccel.pipeline;

import dev.pipaccel.build.BuildKey;
import dev.pipaccel.build.VaryList;
import dev.pipaccel.index.MetadataMemory;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Remembers the core metadata that a build backend gave for a source archive, as long as the build
/// key and the variables that the backend may have looked at stay the same.
final class BuiltMetadata {
  private static final String END_OF_VARIABLES = "\n\n";
  private final MetadataMemory store;
  private final Map<String, String> environment;

  BuiltMetadata(MetadataMemory store, Map<String, String> environment) {
    this.store = store;
    this.environment = environment;
  }

  Optional<byte[]> find(BuildKey key, SourceOrigin origin) {
    return store.find(name(key), origin.url()).flatMap(this::read);
  }

  private Optional<byte[]> read(byte[] record) {
    String text = new String(record, StandardCharsets.UTF_8);
    int end = text.indexOf(END_OF_VARIABLES);
    if (end < 0) {
      return Optional.empty();
    }
    String[] lines = text.substring(0, end).split("\n", -1);
    SortedMap<String, String> digests = new TreeMap<>();
    for (int i = 1; i < lines.length; i++) {
      int equals = lines[i].indexOf('=');
      if (equals < 0) {
        return Optional.empty();
      }
      digests.put(lines[i].substring(0, equals), lines[i].substring(equals + 1));
    }
    if (!new VaryList(digests, lines[0]).matches(environment)) {
      return Optional.empty();
    }
    int start =
        text.substring(0, end + END_OF_VARIABLES.length()).getBytes(StandardCharsets.UTF_8).length;
    byte[] metadata = new byte[record.length - start];
    System.arraycopy(record, start, metadata, 0, metadata.length);
    return Optional.of(metadata);
  }

  /// @param origin of which it is the metadata
  void put(BuildKey key, VaryList vary, byte[] metadata, SourceOrigin origin) {
    var head = new StringBuilder(vary.cpuFeatures());
    vary.digests()
        .forEach((name, digest) -> head.append('\n').append(name).append('=').append(digest));
    byte[] variables = head.append(END_OF_VARIABLES).toString().getBytes(StandardCharsets.UTF_8);
    byte[] record = new byte[variables.length + metadata.length];
    System.arraycopy(variables, 0, record, 0, variables.length);
    System.arraycopy(metadata, 0, record, variables.length, metadata.length);
    store.put(name(key), record, origin.url());
  }

  private static String name(BuildKey key) {
    return "metadata:" + key.digest();
  }
}
