/// CustomerGauge: `NPS Score` beside job levels, sending dates or follow-up requests.
struct CustomerGauge: SurveyTool {
  let layout = Layout.customerGauge

  func recognises(_ header: HeaderKeys) -> Bool {
    header.has("npsscore") && header.hasAny("joblevel", "sentdate", "followuprequest")
  }
}
