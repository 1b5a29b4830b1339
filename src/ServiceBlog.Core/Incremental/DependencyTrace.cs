namespace ServiceBlog.Core.Incremental;

/// <summary>What the templates read to render one page.</summary>
/// <param name="Model">What the layout saw as <c>page</c>: an index among the tracked models.</param>
/// <param name="Keys">What was read, each key once.</param>
/// <param name="Values">Of what the keys held, in their order.</param>
public sealed record DependencyTrace(string Layout, int Model, ImmutableArray<DependencyKey> Keys, ContentHash Values);

/// <summary>What the templates of one build read, page by page: all that is needed to tell in the next build which pages would come out the same.</summary>
/// <param name="ModelKeys">The tracked models. In a later build they have other indexes if pages came or went.</param>
/// <param name="Pages">By output path.</param>
public sealed record SiteDependencies(ImmutableArray<ModelKey> ModelKeys, IReadOnlyDictionary<string, DependencyTrace> Pages)
{
    /// <summary>The tracked models themselves, for the next build in the same process; empty if they are from another one.</summary>
    public ImmutableArray<ITrackedModel> Models { get; init; } = [];

    public static readonly SiteDependencies None = new([], new Dictionary<string, DependencyTrace>());
}

/// <summary>Dependencies as bytes.</summary>
public static class DependencyFormat
{
    public static void WriteKey(ByteWriter writer, ModelKey key)
    {
        writer.Number((int)key.Kind);
        writer.Text(key.Name);
    }

    public static ModelKey ReadKey(ByteReader reader) => new((ModelKind)reader.Int(), reader.Text());

    public static void WriteTrace(ByteWriter writer, DependencyTrace trace)
    {
        writer.Text(trace.Layout);
        writer.Number(trace.Model);
        ContentHashFormat.Write(writer, trace.Values);
        writer.Number(trace.Keys.Length);
        var last = 0L;
        foreach (var key in trace.Keys)
        {
            writer.Number(key.Number - last); // neighbours in the list are near in number
            last = key.Number;
        }
    }

    /// <summary>Reads what <see cref="WriteTrace"/> wrote, of many pages.</summary>
    public sealed class TraceReader
    {
        // There are few of them, and they are named on every trace.
        private readonly Dictionary<string, string> _layouts = new(StringComparer.Ordinal);
        private long _last;

        public DependencyTrace Read(ByteReader reader)
        {
            var layout = reader.Text();
            if (!_layouts.TryAdd(layout, layout))
                layout = _layouts[layout];
            var model = reader.Int();
            var values = ContentHashFormat.Read(reader);
            _last = 0;
            return new DependencyTrace(layout, model, reader.List(this, static (keys, self) => new DependencyKey(self._last += keys.Number())), values);
        }
    }
}
