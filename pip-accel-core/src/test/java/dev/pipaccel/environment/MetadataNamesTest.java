package dev.pipaccel.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MetadataNamesTest {
  @Test
  void namesOfOneProjectStandTogetherAtTheFirstPlace() {
    assertThat(
            inOrder(
                "site-packages",
                "B_x-1.dist-info",
                "a-1.dist-info",
                "b.X-2.egg-info",
                "b__x.dist-info"))
        .containsExactly("B_x-1.dist-info", "b.X-2.egg-info", "b__x.dist-info", "a-1.dist-info");
  }

  @Test
  void otherNamesDoNotCount() {
    assertThat(inOrder("site-packages", "six.py", "EGG-INFO", "a.dist-info-old")).isEmpty();
  }

  @Test
  void metadataOfAnEggComesLast() {
    assertThat(inOrder("a-1.egg", "egg-info", "b-1.DIST-INFO"))
        .containsExactly("b-1.DIST-INFO", "egg-info");
  }

  private static List<String> inOrder(String entry, String... children) {
    MetadataNames names = new MetadataNames(entry);
    for (String child : children) {
      names.add(child);
    }
    return names.inOrder();
  }
}
