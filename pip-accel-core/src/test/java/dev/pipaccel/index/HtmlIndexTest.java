package dev.pipaccel.index;

final class HtmlIndexTest extends JsonIndexTest {
  @Override
  boolean offersJson() {
    return false;
  }
}
