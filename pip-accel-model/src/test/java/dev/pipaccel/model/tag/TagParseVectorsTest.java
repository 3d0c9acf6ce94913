package dev.pipaccel.model.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.Vectors;
import org.junit.jupiter.api.Test;

class TagParseVectorsTest {
  @Test
  void compressedTagSetsExpandAsRecorded() {
    Vectors.checkAll(
        "tag_parse",
        row -> {
          if (row.has("tags")) {
            assertThat(Tag.parse(row.text("in")).stream().map(Tag::toString).sorted())
                .containsExactlyElementsOf(row.texts("tags"));
          } else {
            assertThatThrownBy(() -> Tag.parse(row.text("in"))).isInstanceOf(SyntaxException.class);
          }
        });
  }
}
