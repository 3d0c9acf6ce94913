package dev.pipaccel.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.model.index.ProjectFile;
import dev.pipaccel.model.index.ProjectFiles;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.version.Version;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PageFormatTest {
  private static final String URL = "https://index.example/simple/a/";

  private static List<ProjectFile> files() throws Exception {
    var json = new StringBuilder("{\"files\": [");
    for (int i = 0; i < 200; i++) {
      json.append(i == 0 ? "" : ",")
          .append("{\"url\": \"https://f.example/p/%02x/a%s\"".formatted(i % 7, rest(i)))
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

  /// The rest of a file's name: versions of two files each, old kinds, digests in the URL.
  private static String rest(int i) {
    return switch (i % 8) {
      case 0 -> "-%d-py3-none-any.whl".formatted(i / 4);
      case 1 -> "-1.%d.0.tar.gz#sha256=%064x".formatted(i / 16, i);
      case 2 -> "-1.%d-1-cp312-cp312-win32.whl#sha256=%064x".formatted(i / 16, i);
      case 3 -> "-%d-py2.7.egg".formatted(i);
      case 4 -> "-odd%d.zip".formatted(i);
      default -> "-%d.zip#sha256=%064X".formatted(i, i);
    };
  }

  private static IndexPage page() throws Exception {
    return new IndexPage(true, 600, URL, ProjectFiles.sorted(files(), PackageName.of("a")));
  }

  @Test
  void whatIsWrittenIsReadBack() throws Exception {
    IndexPage written = page();

    IndexPage read = PageFormat.read(PageFormat.write(written)).orElseThrow();

    assertThat(read.exists()).isTrue();
    assertThat(read.maximumAge()).isEqualTo(600);
    assertThat(read.files().all()).isEqualTo(files());
    assertThat(read.files().others()).isEqualTo(written.files().others());
    assertThat(releases(read)).isEqualTo(releases(written)).isNotEmpty();
  }

  private static Map<Version, List<ProjectFile>> releases(IndexPage page) {
    Map<Version, List<ProjectFile>> releases = new LinkedHashMap<>();
    page.files().releases().forEach(each -> releases.put(each.version(), each.files()));
    return releases;
  }

  @Test
  void missingPagesAreRemembered() {
    IndexPage read = PageFormat.read(PageFormat.write(IndexPage.missing())).orElseThrow();

    assertThat(read.exists()).isFalse();
    assertThat(read.files().isEmpty()).isTrue();
    assertThat(read.files().all()).isEmpty();
  }

  @Test
  void aPageOfAnotherRevisionIsNoPage() throws Exception {
    byte[] bytes = PageFormat.write(page());
    bytes[0]++;

    assertThat(PageFormat.read(bytes)).isEmpty();
  }

  @Test
  void damagedPagesNeverFailOtherwise() throws Exception {
    byte[] bytes = PageFormat.write(page());
    var random = new Random(7);

    for (int i = 0; i < 500; i++) {
      byte[] damaged = bytes.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      assertThat(PageFormat.read(damaged)).isNotNull();
    }
  }
}
