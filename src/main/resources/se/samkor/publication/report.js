/* Draws the charts of the report from the descriptions beside them. Without it the tables hold every number. */
(function () {
  'use strict';
  var INK = '#1a1a1a';
  var GREYS = ['#1a1a1a', '#5a5a5a', '#767676', '#3a3a3a'];
  var SYMBOLS = ['circle', 'rect', 'triangle', 'diamond'];
  var DASHES = ['solid', 'dashed', 'dotted', [8, 3, 2, 3]];
  var TEXT = { fontFamily: 'system-ui, sans-serif', fontSize: 12, color: INK };

  function number(value, spec) {
    if (value === null || value === undefined) {
      return '..';
    }
    return value.toLocaleString(spec.locale, {
      minimumFractionDigits: spec.decimals,
      maximumFractionDigits: spec.decimals
    }).replace('-', '\u2212');
  }

  function escaped(text) {
    return String(text).replace(/&/g, '&amp;').replace(/</g, '&lt;');
  }

  function interval(row, spec) {
    var end = row.low === null ? '' : ' (' + number(row.low, spec) + spec.to + number(row.high, spec) + ')';
    return number(row.value, spec) + end;
  }

  function base(spec) {
    return {
      animation: false,
      textStyle: TEXT,
      tooltip: { confine: true, textStyle: TEXT, borderColor: INK, backgroundColor: '#fff' }
    };
  }

  function valueAxis(spec, name, where) {
    return {
      type: 'value',
      name: name,
      nameLocation: 'middle',
      nameGap: where === 'x' ? 28 : 8,
      nameTextStyle: TEXT,
      scale: true,
      min: spec.min,
      axisLine: { show: true, lineStyle: { color: INK } },
      axisLabel: { color: INK, hideOverlap: true, formatter: function (v) { return v.toLocaleString(spec.locale).replace('-', '\u2212'); } },
      splitLine: { lineStyle: { color: '#d0d0d0' } }
    };
  }

  function zeroLine(horizontal) {
    return {
      silent: true, symbol: 'none', animation: false,
      lineStyle: { color: INK, type: 'solid', width: 1.2 },
      label: { show: false },
      data: [horizontal ? { yAxis: 0 } : { xAxis: 0 }]
    };
  }

  function legend(names, groups) {
    var data = names.map(function (name, i) {
      var group = groups ? groups[i] : i;
      if (group < 0) {
        return { name: name, itemStyle: { opacity: 0 }, lineStyle: { color: INK, width: 1.6, type: group === -1 ? 'dashed' : 'dotted' } };
      }
      var look = marker(group);
      return {
        name: name, icon: look.icon || look.symbol,
        itemStyle: Object.assign({ borderWidth: 0 }, look.itemStyle), lineStyle: { width: 0 }
      };
    });
    return { data: data, itemWidth: groups ? 26 : 12, itemHeight: 11, top: 0, left: 0, textStyle: TEXT, itemGap: 14, selectedMode: false };
  }

  /* A symbol of a group: filled for the first, outlined for the others, so that it can be told in grey. */
  function marker(group) {
    return {
      symbol: SYMBOLS[group % SYMBOLS.length],
      symbolSize: 9,
      itemStyle: group === 0 ? { color: INK } : { color: '#fff', borderColor: INK, borderWidth: 1.6 }
    };
  }

  function bar(horizontal) {
    return function (params, api) {
      var at = api.value(0);
      var low = horizontal ? api.coord([api.value(1), at]) : api.coord([at, api.value(1)]);
      var high = horizontal ? api.coord([api.value(2), at]) : api.coord([at, api.value(2)]);
      var shift = horizontal ? 0 : api.value(3);
      return {
        type: 'line', silent: true,
        shape: { x1: low[0] + shift, y1: low[1], x2: high[0] + shift, y2: high[1] },
        style: { stroke: INK, lineWidth: 1.8 }
      };
    };
  }

  /* Rows with a point and an interval for each group. */
  function forest(spec) {
    var names = [];
    var rows = [];
    spec.rows.forEach(function (row) {
      row.cells.forEach(function (cell, group) {
        names.push(group === 0 ? row.label : ' '.repeat(names.length + 1));
        rows.push({ at: names.length - 1, group: group, value: cell[0], low: cell[1], high: cell[2], label: row.label });
      });
    });
    var narrow = spec.width < 520;
    var series = [];
    spec.groups.forEach(function (name, group) {
      var own = rows.filter(function (row) { return row.group === group; });
      var known = own.filter(function (row) { return row.low !== null && row.value !== null; });
      series.push({
        type: 'custom', name: name, renderItem: bar(true), encode: { x: [1, 2], y: 0 }, z: 2, tooltip: { show: false },
        data: known.map(function (row) { return [row.at, row.low, row.high]; })
      });
      series.push(Object.assign({
        type: 'scatter', name: name, z: 3, clip: false,
        data: own.filter(function (row) { return row.value !== null; }).map(function (row) {
          return { value: [row.value, row.at], row: row };
        }),
        markLine: group === 0 && spec.zero ? zeroLine(false) : undefined
      }, marker(group), { symbolSize: narrow ? 7 : 9 }));
      series.push({
        type: 'scatter', name: name, symbolSize: 1, itemStyle: { color: INK }, tooltip: { show: false }, z: 3,
        data: own.filter(function (row) { return row.value === null; }).map(function (row) { return [spec.floor, row.at]; }),
        label: { show: true, position: 'right', formatter: '..', color: INK, fontSize: 14 }
      });
    });
    return Object.assign(base(spec), {
      legend: spec.groups.length > 1 ? legend(spec.groups) : undefined,
      grid: { left: 4, right: 16, top: spec.groups.length > 1 ? (narrow && spec.groups.length > 2 ? 54 : 34) : 10, bottom: 34, containLabel: true },
      xAxis: Object.assign(valueAxis(spec, spec.xName, 'x'), { scale: false }),
      yAxis: {
        type: 'category', data: names, inverse: true,
        axisTick: { show: false }, axisLine: { lineStyle: { color: INK } },
        axisLabel: { color: INK, interval: 0, width: narrow ? 128 : 230, overflow: 'break', lineHeight: 14, fontSize: narrow ? 10.5 : 12 }
      },
      tooltip: Object.assign(base(spec).tooltip, {
        formatter: function (p) {
          var row = p.data.row;
          return escaped(row.label) + '<br>' + escaped(spec.groups[row.group]) + ': ' + interval(row, spec);
        }
      }),
      series: series
    });
  }

  /* Lines over an axis of names, each with its interval as a band or as bars. */
  function lines(spec) {
    var series = [];
    spec.series.forEach(function (line, i) {
      if (spec.bars) {
        var shift = (i - (spec.series.length - 1) / 2) * 8;
        series.push({
          type: 'custom', name: line.name, renderItem: bar(false), encode: { x: 0, y: [1, 2] }, tooltip: { show: false },
          data: line.value.map(function (v, at) { return [at, line.low[at], line.high[at], shift]; })
            .filter(function (d) { return d[1] !== null; })
        });
      } else {
        series.push({
          type: 'line', name: line.name, stack: 'band' + i, stackStrategy: 'all', symbol: 'none', silent: true,
          lineStyle: { opacity: 0 }, tooltip: { show: false }, data: line.low
        });
        series.push({
          type: 'line', name: line.name, stack: 'band' + i, stackStrategy: 'all', symbol: 'none', silent: true,
          lineStyle: { opacity: 0 }, areaStyle: { color: INK, opacity: 0.13 }, tooltip: { show: false },
          data: line.low.map(function (low, at) { return low === null ? null : line.high[at] - low; })
        });
      }
      series.push(Object.assign({
        type: 'line', name: line.name, data: line.value, connectNulls: false, showAllSymbol: true,
        lineStyle: { color: GREYS[i], type: DASHES[i], width: 1.8 },
        markLine: i === 0 && spec.zero ? zeroLine(true) : undefined
      }, marker(i), { symbolSize: spec.bars ? 9 : 6 }));
    });
    return Object.assign(base(spec), {
      legend: spec.series.length > 1 ? legend(spec.series.map(function (line) { return line.name; })) : undefined,
      grid: { left: 4, right: 16, top: spec.series.length > 1 ? (spec.width < 520 ? 74 : 52) : 26, bottom: 34, containLabel: true },
      xAxis: {
        type: 'category', data: spec.x, name: spec.xName, nameLocation: 'middle', nameGap: 28, nameTextStyle: TEXT,
        axisLine: { onZero: false, lineStyle: { color: INK } }, axisTick: { alignWithLabel: true },
        axisLabel: { color: INK, hideOverlap: true, interval: spec.everyLabel ? 0 : 'auto' }
      },
      yAxis: Object.assign(valueAxis(spec, '', 'y'), { name: spec.yName, nameLocation: 'end',
        nameTextStyle: Object.assign({ align: 'left' }, TEXT) }),
      tooltip: Object.assign(base(spec).tooltip, {
        trigger: 'axis',
        formatter: function (points) {
          var at = points[0].dataIndex;
          return escaped(spec.x[at]) + spec.series.map(function (line) {
            return '<br>' + escaped(line.name) + ': '
              + interval({ value: line.value[at], low: line.low[at], high: line.high[at] }, spec);
          }).join('');
        }
      }),
      series: series
    });
  }

  /* Areas by what their interval says; patterns, not only shades, tell the classes apart. */
  function map(spec, shapes) {
    echarts.registerMap('kommuner', shapes);
    var looks = [
      { color: '#fff', symbol: null },
      { color: '#1b5e8c', symbol: null },
      { color: '#f2b705', symbol: 'lines' },
      { color: '#d9d9d9', symbol: 'dots' }
    ];
    function decal(kind) {
      if (kind === 'lines') {
        return { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 3], rotation: -Math.PI / 4, color: 'rgba(0,0,0,0.75)' };
      }
      return kind === 'dots'
        ? { symbol: 'circle', symbolSize: 0.7, dashArrayX: [[3, 3], [0, 3, 3, 0]], dashArrayY: [3, 0], color: 'rgba(0,0,0,0.6)' }
        : { symbol: 'none' };
    }
    var data = spec.areas.map(function (area) {
      return {
        name: area.code, label0: area.label, text: area.text, value: area.kind,
        itemStyle: { areaColor: looks[area.kind].color, decal: decal(looks[area.kind].symbol) }
      };
    });
    return Object.assign(base(spec), {
      tooltip: Object.assign(base(spec).tooltip, {
        trigger: 'item',
        formatter: function (p) { return p.data ? escaped(p.data.label0) + '<br>' + escaped(p.data.text) : ''; }
      }),
      series: [{
        type: 'map', map: 'kommuner', roam: false, aspectScale: 0.5, layoutCenter: ['50%', '50%'], layoutSize: 606,
        selectedMode: false,
        itemStyle: { areaColor: '#fff', borderColor: '#1a1a1a', borderWidth: 0.4 },
        emphasis: { disabled: true },
        label: { show: false }, data: data
      }]
    });
  }

  /* Changes against size, with the limits within which chance alone would keep them. */
  function funnel(spec) {
    var sorted = spec.points.slice().sort(function (a, b) { return a.size - b.size; });
    function limit(name, key, dash) {
      return [0, 1].map(function (end) {
        return {
          type: 'line', name: name, symbol: 'none', silent: true, tooltip: { show: false },
          lineStyle: { color: INK, type: dash, width: 1.2 },
          data: sorted.map(function (point) { return [point.size, point[key][end]]; })
        };
      });
    }
    var outside = sorted.filter(function (point) { return point.outside; });
    var inside = sorted.filter(function (point) { return !point.outside; });
    function scatter(name, points, group) {
      return Object.assign({
        type: 'scatter', name: name, z: 3,
        data: points.map(function (point) { return { value: [point.size, point.value], point: point }; })
      }, marker(group), { symbolSize: 8 });
    }
    return Object.assign(base(spec), {
      legend: legend([spec.names.inside, spec.names.outside, spec.names.narrow, spec.names.wide], [1, 0, -1, -2]),
      grid: { left: 4, right: 44, top: spec.width < 520 ? 92 : 60, bottom: 34, containLabel: true },
      xAxis: Object.assign(valueAxis(spec, spec.xName, 'x'), { scale: true }),
      yAxis: Object.assign(valueAxis(spec, '', 'y'), { name: spec.yName, nameLocation: 'end',
        nameTextStyle: Object.assign({ align: 'left' }, TEXT) }),
      tooltip: Object.assign(base(spec).tooltip, {
        formatter: function (p) {
          return escaped(p.data.point.label) + '<br>' + interval(p.data.point, spec);
        }
      }),
      series: limit(spec.names.narrow, 'narrow', 'dashed').concat(limit(spec.names.wide, 'wide', 'dotted'))
        .concat([scatter(spec.names.inside, inside, 1), scatter(spec.names.outside, outside, 0)])
    });
  }

  var kinds = { forest: forest, lines: lines, map: map, funnel: funnel };
  var drawn = [];

  function option(one) {
    var width = one.place.clientWidth;
    return kinds[one.spec.kind](Object.assign({ width: width }, one.spec), one.shapes);
  }

  function json(element) {
    return JSON.parse(element.textContent);
  }

  document.querySelectorAll('script.chart-data').forEach(function (script) {
    var place = document.getElementById(script.getAttribute('data-chart'));
    var shapes = document.getElementById('kommun-shapes');
    var one = { place: place, spec: json(script), shapes: shapes ? json(shapes) : null };
    one.chart = echarts.init(place, null, { renderer: 'svg' });
    one.chart.setOption(option(one));
    drawn.push(one);
  });

  function fit(width) {
    drawn.forEach(function (one) {
      one.chart.resize(width ? { width: width } : undefined);
      one.chart.setOption(option(one), true);
    });
  }

  var waiting = null;
  window.addEventListener('resize', function () {
    clearTimeout(waiting);
    waiting = setTimeout(fit, 120);
  });
  window.addEventListener('beforeprint', function () { fit(620); });
  window.addEventListener('afterprint', function () { fit(); });
})();
