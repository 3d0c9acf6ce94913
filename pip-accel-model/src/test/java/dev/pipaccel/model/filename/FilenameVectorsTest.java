package dev.pipaccel.model.filename;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipaccel.model.SyntaxException;
import dev.pipaccel.model.Vectors;
import dev.pipaccel.model.tag.Tag;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilenameVectorsTest {
  @Test
  void wheelFilenamesAreReadAsRecorded() {
    Vectors.checkAll(
        "wheel_filenames",
        row -> {
          String text = row.text("in");
          if (!row.flag("valid")) {
            assertThatThrownBy(() -> WheelFilename.parse(text)).isInstanceOf(SyntaxException.class);
            return;
          }
          WheelFilename parsed = WheelFilename.parse(text);
          assertThat(parsed.name()).hasToString(row.text("name"));
          assertThat(parsed.version()).hasToString(row.text("version"));
          List<?> build =
              parsed
                  .buildTag()
                  .<List<?>>map(tag -> List.of(tag.number().longValueExact(), tag.suffix()))
                  .orElse(List.of());
          assertThat(build).isEqualTo(row.value("build"));
          assertThat(parsed.tags().stream().map(Tag::toString).sorted())
              .containsExactlyElementsOf(row.texts("tags"));
        });
  }

  @Test
  void sourceFilenamesAreReadAsRecorded() {
    Vectors.checkAll(
        "sdist_filenames",
        row -> {
          String text = row.text("in");
          if (!row.flag("valid")) {
            assertThatThrownBy(() -> SourceFilename.parse(text))
                .isInstanceOf(SyntaxException.class);
            return;
          }
          SourceFilename parsed = SourceFilename.parse(text);
          assertThat(parsed.name()).hasToString(row.text("name"));
          assertThat(parsed.version()).hasToString(row.text("version"));
        });
  }
}
