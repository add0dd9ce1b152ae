-- Neovim as a client. In: `JDLINT`, the program, and `POSTING`, the file to start from. Out: status 0 when the text on
-- the disk is what edits and a fix promise, byte for byte.
--
--     JDLINT=jdlint POSTING=tests/clients/engineer.jd.md nvim --headless -u NONE -l tests/clients/neovim/client.lua

local function check(condition, what, shown)
  if not condition then error(what .. ': ' .. vim.inspect(shown), 2) end
end

local function read(path)
  local file = assert(io.open(path, 'rb'))
  local text = file:read('a')
  file:close()
  return text
end

local function of_rule(rule)
  return vim.tbl_filter(function(found) return found.code == rule end, vim.diagnostic.get(0))
end

local function words(found)
  return vim.api.nvim_buf_get_text(0, found.lnum, found.col, found.end_lnum, found.end_col, {})[1]
end

local function wait(what, condition)
  check(vim.wait(20000, condition, 20), 'waited in vain for ' .. what, vim.diagnostic.get(0))
end

--- The blocks of Lua of a page.
local function blocks_of(page)
  local blocks = {}
  for block in page:gmatch('\n```lua\n(.-)\n```') do table.insert(blocks, block) end
  return blocks
end

local here = vim.fs.dirname(vim.fs.abspath(debug.getinfo(1, 'S').source:sub(2)))

local function session()
  local posting = read(assert(vim.env.POSTING)):gsub('\n', '\r\n')
  local path = vim.fn.tempname() .. '.jd.md'
  local file = assert(io.open(path, 'wb'))
  file:write(posting)
  file:close()

  local page = read(vim.fs.joinpath(vim.fs.dirname(vim.fs.dirname(vim.fs.dirname(here))), 'editor', 'neovim.md'))
  local blocks = blocks_of(page)
  check(#blocks == 3, 'the page has settings, a command and a key', blocks)
  for _, block in ipairs(blocks) do
    -- The program is on no PATH here; all else is what a reader copies.
    local named, count = block:gsub("cmd = { 'jdlint',", function() return 'cmd = { vim.env.JDLINT,' end)
    check(count == (block == blocks[1] and 1 or 0), 'the page names the program once', block)
    assert(load(named, '@editor/neovim.md'))()
  end
  vim.cmd.edit(path)
  vim.bo.filetype = 'markdown'
  check(vim.bo.fileformat == 'dos', 'CRLF is seen', vim.bo.fileformat)
  wait('the pay', function() return #of_rule('pay-range-inverted') == 1 end)
  check(words(of_rule('pay-range-inverted')[1]) == '€90,000 to €70,000', 'the words of the pay', of_rule('pay-range-inverted'))

  -- Typed before the words: two emoji and a line.
  local line = vim.fn.search('Other duties', 'w') - 1
  vim.api.nvim_buf_set_text(0, line, 2, line, 2, { '🚀👩‍💻 Bake bread', '- 🥖 ' })
  wait('the duty in its new place', function()
    local duty = of_rule('catch-all-duty')[1]
    return duty and duty.lnum == line + 1 and words(duty) == 'Other duties as assigned'
  end)

  local pay = of_rule('pay-range-inverted')[1]
  vim.api.nvim_win_set_cursor(0, { pay.lnum + 1, pay.col + 1 })
  vim.lsp.buf.code_action({ apply = true, filter = function(action) return action.isPreferred end })
  wait('the fix', function() return #of_rule('pay-range-inverted') == 0 end)
  check(#of_rule('catch-all-duty') == 1, 'the rest stays', vim.diagnostic.get(0))

  -- Safe fixes, by the key of the page: there is none left, so the text stays.
  check(vim.fn.maparg('<leader>jf', 'n', false, true).desc:find('safe') ~= nil, 'the key is there', vim.fn.maparg('<leader>jf', 'n'))

  vim.cmd.write()
  local function replaced(text, old, new)
    local from, to = text:find(old, 1, true)
    return text:sub(1, from - 1) .. new .. text:sub(to + 1)
  end
  local expected = replaced(posting, '- Other', '- 🚀👩‍💻 Bake bread\r\n- 🥖 Other')
  expected = replaced(expected, '€90,000 to €70,000', '€70,000 to €90,000')
  check(read(path) == expected, 'the file on the disk', read(path))

  -- A file that is no posting by its name, until the command of the page names it.
  vim.cmd.edit(vim.fn.tempname() .. '.md')
  vim.api.nvim_buf_set_lines(0, 0, -1, true, vim.split(posting:gsub('\r', ''), '\n'))
  vim.bo.filetype = 'markdown'
  wait('the server', function() return #vim.lsp.get_clients({ name = 'jdlint', bufnr = 0 }) == 1 end)
  vim.cmd.JdlintPosting()
  wait('the findings of what was named', function() return #of_rule('pay-range-inverted') == 1 end)
end

local fine, wrong = xpcall(session, debug.traceback)
if not fine then
  io.stderr:write(tostring(wrong), '\n')
  vim.cmd('cquit 1')
end
io.stdout:write('Neovim: edits and a fix are as promised\n')
vim.cmd('qall!')
