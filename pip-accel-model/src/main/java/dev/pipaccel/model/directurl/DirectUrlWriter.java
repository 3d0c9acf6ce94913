package dev.pipaccel.model.directurl;

import dev.pipaccel.model.directurl.DirectUrl.Archive;
import dev.pipaccel.model.directurl.DirectUrl.Directory;
import dev.pipaccel.model.directurl.DirectUrl.Repository;
import dev.pipaccel.model.json.JsonValue;
import dev.pipaccel.model.json.JsonValue.JsonBoolean;
import dev.pipaccel.model.json.JsonValue.JsonObject;
import dev.pipaccel.model.json.JsonValue.JsonString;
import dev.pipaccel.model.text.UrlParts;
import java.util.LinkedHashMap;
import java.util.Map;

/// Turns a direct URL into JSON.
final class DirectUrlWriter {
  private DirectUrlWriter() {}

  /// @param olderHash whether to repeat the first digest as `hash`, for readers of the first
  ///   edition of the standard
  static JsonObject toJson(DirectUrl value, boolean olderHash) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put("url", new JsonString(withoutSecrets(value.url())));
    Map<String, JsonValue> info = new LinkedHashMap<>();
    String name =
        switch (value.origin()) {
          case Archive archive -> {
            archive.hashes().ifPresent(hashes -> putHashes(info, hashes, olderHash));
            yield "archive_info";
          }
          case Repository repository -> {
            info.put("vcs", new JsonString(repository.vcs()));
            info.put("commit_id", new JsonString(repository.commitId()));
            repository
                .requestedRevision()
                .ifPresent(text -> info.put("requested_revision", new JsonString(text)));
            yield "vcs_info";
          }
          case Directory directory -> {
            directory.editable().ifPresent(flag -> info.put("editable", new JsonBoolean(flag)));
            yield "dir_info";
          }
        };
    members.put(name, new JsonObject(info));
    value.subdirectory().ifPresent(text -> members.put("subdirectory", new JsonString(text)));
    return new JsonObject(members);
  }

  private static void putHashes(
      Map<String, JsonValue> info, Map<String, String> hashes, boolean olderHash) {
    Map<String, JsonValue> digests = new LinkedHashMap<>();
    hashes.forEach((algorithm, digest) -> digests.put(algorithm, new JsonString(digest)));
    info.put("hashes", new JsonObject(digests));
    if (olderHash && !hashes.isEmpty()) {
      var first = hashes.entrySet().iterator().next();
      info.put("hash", new JsonString(first.getKey() + "=" + first.getValue()));
    }
  }

  /// Removes user and password, except the user `git` that everyone shares and references to
  /// environment variables, which PEP 610 allows.
  static String withoutSecrets(String url) {
    UrlParts parts = UrlParts.split(url);
    int at = parts.authority().lastIndexOf('@');
    if (at >= 0) {
      String user = parts.authority().substring(0, at);
      if (!user.equals("git") && !areVariables(user)) {
        parts = parts.withAuthority(parts.hostAndPort());
      }
    }
    return parts.toString();
  }

  private static boolean areVariables(String user) {
    int colon = user.indexOf(':');
    return colon < 0
        ? isVariable(user)
        : isVariable(user.substring(0, colon)) && isVariable(user.substring(colon + 1));
  }

  private static boolean isVariable(String text) {
    if (!text.startsWith("${") || !text.endsWith("}") || text.length() < 4) {
      return false;
    }
    return text.substring(2, text.length() - 1)
        .chars()
        .allMatch(each ->
            (each >= 'a' && each <= 'z')
                || (each >= 'A' && each <= 'Z')
                || (each >= '0' && each <= '9')
                || each == '-'
                || each == '_');
  }
}
