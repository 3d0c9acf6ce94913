package dev.pipaccel.model.directurl;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.hash.Hash;
import dev.pipaccel.model.json.JsonValue;
import dev.pipaccel.model.json.JsonWriter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The content of `direct_url.json` (PEP 610): where a distribution came from that was asked for by
/// a URL or a path. The URL may hold credentials; they are not written.
///
/// @param subdirectory of the project inside the archive, repository or folder
public record DirectUrl(String url, Origin origin, Optional<String> subdirectory) {
  /// What the URL leads to.
  public sealed interface Origin {}

  /// An archive.
  ///
  /// @param hashes hexadecimal digests by algorithm, the first is also written in the older form;
  ///   empty if the file names none
  public record Archive(Optional<Map<String, String>> hashes) implements Origin {
    /// Copies the digests, keeping their order.
    public Archive {
      hashes = hashes.map(map -> Collections.unmodifiableMap(new LinkedHashMap<>(map)));
    }
  }

  /// A repository.
  ///
  /// @param commitId the exact commit that was installed
  /// @param requestedRevision the branch, tag or commit that was asked for
  public record Repository(String vcs, String commitId, Optional<String> requestedRevision)
      implements Origin {}

  /// A local folder.
  ///
  /// @param editable empty if the file does not say, which means no
  public record Directory(Optional<Boolean> editable) implements Origin {}

  /// Makes the value for an archive.
  ///
  /// @param hashes in the order of preference
  public static DirectUrl ofArchive(String url, List<Hash> hashes, Optional<String> subdirectory) {
    Map<String, String> digests = new LinkedHashMap<>();
    hashes.forEach(hash -> digests.putIfAbsent(hash.algorithm(), hash.digest()));
    Optional<Map<String, String>> present =
        digests.isEmpty() ? Optional.empty() : Optional.of(digests);
    return new DirectUrl(url, new Archive(present), subdirectory);
  }

  /// Makes the value for a local folder.
  ///
  /// @param url a `file:` URL
  public static DirectUrl ofDirectory(String url, boolean editable, Optional<String> subdirectory) {
    Directory directory = new Directory(editable ? Optional.of(true) : Optional.empty());
    return new DirectUrl(url, directory, subdirectory);
  }

  /// Makes the value for a repository.
  ///
  /// @param url without the prefix `git+` and without revision
  public static DirectUrl ofRepository(
      String url, Repository repository, Optional<String> subdirectory) {
    return new DirectUrl(url, repository, subdirectory);
  }

  /// Reads `direct_url.json`.
  ///
  /// @throws SyntaxException if it is not JSON or breaks the standard
  public static DirectUrl parse(String json) throws SyntaxException {
    return DirectUrlReader.read(json, JsonValue.parse(json));
  }

  /// Tells whether this is a local folder, installed as editable.
  public boolean isLocalEditable() {
    return origin instanceof Directory(Optional<Boolean> editable) && editable.orElse(false);
  }

  /// Returns the URL without user and password, except what is no secret: the user `git` and
  /// references to environment variables.
  public String withoutSecrets() {
    return DirectUrlWriter.withoutSecrets(url);
  }

  /// Writes the text of `direct_url.json` byte for byte as pip does: members sorted, the first
  /// digest in the older form too, no credentials but `git@` and environment variables.
  public String toJson() {
    return JsonWriter.writeSorted(toJsonValue());
  }

  /// Returns the content of `direct_url.json` as [#toJson] writes it, members in the standard's
  /// order.
  public JsonValue toJsonValue() {
    return DirectUrlWriter.toJson(this, true);
  }
}
