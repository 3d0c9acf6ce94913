package dev.pipaccel.environment;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.json.JsonValue;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.Optional;

/// Reads from `direct_url.json` (PEP 610) whether an installation is editable, and of what folder.
final class EditableUrl {
  private EditableUrl() {}

  static Optional<Path> folder(String json) {
    try {
      if (JsonValue.parse(json) instanceof JsonValue.JsonObject object
          && object.member("dir_info").orElse(null) instanceof JsonValue.JsonObject info
          && info.member("editable").orElse(null) instanceof JsonValue.JsonBoolean editable
          && editable.value()) {
        return object.text("url").filter(url -> url.startsWith("file:")).map(EditableUrl::path);
      }
      return Optional.empty();
    } catch (SyntaxException | IllegalArgumentException | FileSystemNotFoundException invalid) {
      return Optional.empty();
    }
  }

  private static Path path(String url) {
    return Path.of(URI.create(url));
  }
}
