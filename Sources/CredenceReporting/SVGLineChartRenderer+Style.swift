extension SVGLineChartRenderer {
  /// The tokens of the report, light, and dark where the reader's system is. Written out twice rather than as
  /// variables: not every program that shows SVG knows those.
  static let style = """

    text{font:400 12px "Helvetica Neue",Helvetica,Arial,"Liberation Sans","Noto Sans CJK JP",\
    "Noto Sans Arabic",sans-serif;font-variant-numeric:tabular-nums lining-nums;fill:#16191d}
    .finding{font-size:20px;font-weight:600}
    .head{font-weight:600}
    .second{fill:#555a60}
    .end{text-anchor:end}
    .middle{text-anchor:middle}
    .label{fill:#555a60}
    .label.strong{fill:#16191d;font-weight:600}
    .paper{fill:#ffffff}
    .hair{stroke:#e9e9e5;stroke-width:1}
    .rule{stroke:#d5d5d0;stroke-width:1}
    .reference{stroke:#555a60;stroke-width:1;stroke-dasharray:4 3}
    .lead{stroke:#d5d5d0;stroke-width:1}
    .line{fill:none;stroke:#6c7176;stroke-width:1.25;stroke-linejoin:round}
    .line.strong{stroke:#16191d;stroke-width:2}
    @media (prefers-color-scheme:dark){
    text{fill:#e9e7e2}
    .second,.label{fill:#a8adb2}
    .label.strong{fill:#e9e7e2}
    .paper{fill:#14171a}
    .hair{stroke:#262b30}
    .rule,.lead{stroke:#3b4147}
    .reference{stroke:#a8adb2}
    .line{stroke:#989da2}
    .line.strong{stroke:#e9e7e2}
    }

    """
}
