package dev.pipaccel.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.model.index.ProjectFile;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PageFormatTest {
  private static final String URL = "https://index.example/simple/a/";

  private static List<ProjectFile> files() throws Exception {
    var json = new StringBuilder("{\"files\": [");
    for (int i = 0; i < 200; i++) {
      json.append(i == 0 ? "" : ",")
          .append("{\"url\": \"https://f.example/p/%02x/a-%d.whl\"".formatted(i % 7, i))
          .append(i % 2 == 0 ? ", \"hashes\": {\"sha256\": \"%064x\"}".formatted(i) : "")
          .append(i % 3 == 0 ? ", \"requires-python\": \">=3.%d\"".formatted(i / 50) : "")
          .append(i % 5 == 0 ? ", \"yanked\": \"because \u00e9\ud83d\ude00 %d\"".formatted(i) : "")
          .append(i % 4 == 0 ? ", \"core-metadata\": {\"sha256\": \"%064x\"}".formatted(i) : "")
          .append(i % 7 == 0 ? ", \"size\": " + i * 1_000_000_007L : "")
          .append(
              i % 6 == 0 ? ", \"upload-time\": \"2023-05-22T15:12:%02d.5Z\"".formatted(i % 60) : "")
          .append('}');
    }
    return JsonPage.read(json.append("]}").toString(), URL);
  }

  @Test
  void whatIsWrittenIsReadBack() throws Exception {
    var page = new IndexPage(true, 600, files());

    assertThat(PageFormat.read(PageFormat.write(page))).hasValue(page);
    assertThat(PageFormat.read(PageFormat.write(IndexPage.missing())))
        .hasValue(IndexPage.missing());
  }

  @Test
  void partsOfAPageAreNoPage() throws Exception {
    byte[] bytes = PageFormat.write(new IndexPage(true, 600, files()));

    for (int length = 0; length < bytes.length; length += 97) {
      assertThat(PageFormat.read(Arrays.copyOf(bytes, length))).isEmpty();
    }
  }

  @Test
  void damagedPagesNeverFailOtherwise() throws Exception {
    byte[] bytes = PageFormat.write(new IndexPage(true, 600, files()));
    var random = new Random(7);

    for (int i = 0; i < 500; i++) {
      byte[] damaged = bytes.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      assertThat(PageFormat.read(damaged)).isNotNull();
    }
  }
}
