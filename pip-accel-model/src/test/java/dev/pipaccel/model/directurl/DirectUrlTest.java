package dev.pipaccel.model.directurl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.Vectors;
import dev.pipaccel.model.directurl.DirectUrl.Repository;
import dev.pipaccel.model.hash.Hash;
import dev.pipaccel.model.json.JsonValue;
import dev.pipaccel.model.json.JsonValue.JsonObject;
import dev.pipaccel.model.json.JsonWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DirectUrlTest {
  @Test
  void filesAreReadAndWrittenAsRecorded() {
    Vectors.checkAll(
        "direct_url",
        row -> {
          // The line is read again as JSON, so that the member's text is what the reader gets.
          JsonObject line = (JsonObject) JsonValue.parse(row.source());
          String file = JsonWriter.write(line.member("in").orElseThrow());
          if (!row.flag("valid")) {
            assertThatThrownBy(() -> DirectUrl.parse(file)).isInstanceOf(SyntaxException.class);
            return;
          }
          JsonObject written = DirectUrlWriter.toJson(DirectUrl.parse(file), false);
          assertThat(written).isEqualTo(line.member("out").orElseThrow());
        });
  }

  @Test
  void archiveIsWrittenAsPipWritesIt() {
    DirectUrl url =
        DirectUrl.ofArchive(
            "https://user:secret@files.example/a-1.0.tar.gz",
            List.of(new Hash("sha256", "AB12")),
            Optional.of("sub"));

    assertThat(url.toJson())
        .isEqualTo(
            """
            {"archive_info": {"hash": "sha256=ab12", "hashes": {"sha256": "ab12"}}, \
            "subdirectory": "sub", "url": "https://files.example/a-1.0.tar.gz"}\
            """);
  }

  @Test
  void repositoryIsWrittenAsPipWritesIt() {
    DirectUrl url =
        DirectUrl.ofRepository(
            "ssh://git@host.example/p.git",
            new Repository("git", "00ff", Optional.of("main")),
            Optional.empty());

    assertThat(url.toJson())
        .isEqualTo(
            """
            {"url": "ssh://git@host.example/p.git", "vcs_info": {"commit_id": "00ff", \
            "requested_revision": "main", "vcs": "git"}}\
            """);
  }

  @Test
  void onlyEditableFoldersSayThatTheyAre() {
    DirectUrl editable = DirectUrl.ofDirectory("file:///p", true, Optional.empty());
    DirectUrl plain = DirectUrl.ofDirectory("file:///p", false, Optional.empty());

    assertThat(editable.toJson())
        .isEqualTo("{\"dir_info\": {\"editable\": true}, \"url\": \"file:///p\"}");
    assertThat(plain.toJson()).isEqualTo("{\"dir_info\": {}, \"url\": \"file:///p\"}");
    assertThat(editable.isLocalEditable()).isTrue();
    assertThat(plain.isLocalEditable()).isFalse();
  }

  @Test
  void environmentVariablesMayStandForCredentials() throws SyntaxException {
    String file = "{\"archive_info\": {}, \"url\": \"https://${A}:${B_1}@h.example/x\"}";

    assertThat(DirectUrl.parse(file).toJson()).isEqualTo(file);
  }
}
