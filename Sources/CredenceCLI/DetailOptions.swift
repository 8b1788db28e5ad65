import ArgumentParser

/// How much a page for people says, for every command that writes one.
struct DetailOptions: ParsableArguments {
  @Flag(
    help:
      "On the terminal's page also how it was found: methods, further intervals, the model. JSON, CSV and Markdown always have all."
  )
  var details = false
}
